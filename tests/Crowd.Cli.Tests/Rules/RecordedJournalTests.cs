using Crowd.Cli.RuleTrials;
using Crowd.Rules;

namespace Crowd.Cli.Tests.Rules;

internal sealed class RecordedJournalTests
{
    private const int Changed = 900;

    [Test]
    public void Later_answers_change_nothing_that_was_known_before()
    {
        var journal = Journal(Crowds.Csv(1));
        var other = Journal(Crowds.Csv(1, spoiled: row => row >= Changed));

        var known = (int)journal.AnswerSequences[Changed] - 1;

        Assert.That(journal.Facts.Take(known), Has.Some.Matches<Evidence>(f => f.Kind == EvidenceKind.Peer), "the past has judgements by the others");
        Assert.That(other.Facts.Take(known), Is.EqualTo(journal.Facts.Take(known)));
        Assert.That(other.Facts.Skip(known), Is.Not.EqualTo(journal.Facts.Skip(known)));
    }

    [Test]
    public void Each_answer_to_a_work_item_is_compared_with_the_others_once_and_no_check_question_is()
    {
        var campaign = Crowds.Campaign(Crowds.Csv(2), 0.2);
        var checks = campaign.Items.Where((_, i) => campaign.Checks[i] >= 0).ToHashSet();

        var facts = RecordedJournal.Of(campaign, 0.4, CancellationToken.None).Facts;

        var peers = facts.Where(f => f.Kind == EvidenceKind.Peer).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(checks, Has.Count.InRange(20, 60));
            Assert.That(peers, Has.Count.GreaterThan(1000));
            Assert.That(peers.Select(f => (f.Worker, f.Item)), Is.Unique);
            Assert.That(peers.Where(f => checks.Contains(f.Item!)), Is.Empty);
            Assert.That(peers.Select(f => f.Second), Is.All.InRange(0.7, 1.0));
            Assert.That(facts.Where(f => f.Kind == EvidenceKind.Gold).Select(f => f.Item!).ToHashSet(), Is.EquivalentTo(checks));
        }
    }

    [Test]
    public void The_journal_is_in_order_and_the_usual_time_is_that_of_earlier_answers()
    {
        var journal = Journal(Crowds.Csv(3));

        Assert.That(journal.Facts.Select(f => f.Sequence), Is.EqualTo(Enumerable.Range(1, journal.Facts.Count)));
        Assert.That(journal.Facts.Select(f => f.At), Is.Ordered);
        var first = journal.Facts.Where(f => f.Kind == EvidenceKind.Answer && f.Item == "t0").ToList();
        Assert.That(first.Take(3).Select(f => f.Second), Is.All.NaN);
        Assert.That(first[3].Second, Is.EqualTo(first.Take(3).Select(f => f.Value).Order().ElementAt(1)));
        Assert.That(journal.AnswersBy(journal.Facts.Count), Is.EqualTo(200 * (Crowds.Good + 1)));
    }

    private static RecordedJournal Journal(string csv) => RecordedJournal.Of(Crowds.Campaign(csv, 0.1), 0.4, CancellationToken.None);
}
