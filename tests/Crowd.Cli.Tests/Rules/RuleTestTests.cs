using Crowd.Cli.RuleTrials;
using Crowd.Rules;
using Crowd.TestKit;

namespace Crowd.Cli.Tests.Rules;

internal sealed class RuleTestTests
{
    private const string Gold = "- rule: fails\n  when: gold.accuracy < 70% surely and gold.answers >= 5\n  then: [exclude, discard since: first-doubt]\n";
    private const string Peers = "- rule: differs\n  when: peers.accuracy < 70% surely and peers.answers >= 10\n  then: [exclude]\n  mode: propose\n";

    [Test]
    public void The_clicker_is_removed_by_gold_and_nobody_else()
    {
        var outcome = Test([("gold.yaml", Gold)], confirmed: false).Outcomes.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Removed, Is.EqualTo(["w8"]));
            Assert.That(outcome.FalseBlocks, Has.Property("Wrong").Zero.And.Property("Of").EqualTo(Crowds.Good));
            Assert.That(outcome.Misses, Has.Property("Wrong").Zero.And.Property("Of").EqualTo(1));
            Assert.That(outcome.Discarded + outcome.Prevented, Is.InRange(1, 200));
            Assert.That(outcome.DollarsToRecollect, Is.EqualTo((outcome.Discarded + outcome.Prevented) * 0.05).Within(1e-9));
            Assert.That(outcome.MedianAnswersToRemoval, Is.EqualTo(200 - outcome.Prevented));
            Assert.That(outcome.AccuracyAfter, Is.GreaterThanOrEqualTo(outcome.AccuracyBefore - 0.01));
        }
    }

    [TestCase(false, 0), TestCase(true, 1)]
    public void What_is_only_proposed_is_carried_out_where_a_reviewer_would_confirm_it(bool confirmed, int removed)
    {
        var outcome = Test([("peers.yaml", Peers)], confirmed).Outcomes.Single();

        Assert.That(outcome.Proposals, Is.EqualTo(1));
        Assert.That(outcome.Removed, Has.Count.EqualTo(removed));
        Assert.That(outcome.Prevented, confirmed ? Is.Positive : Is.Zero);
    }

    [Test]
    public void Two_rule_sets_stand_side_by_side_with_the_evidence_of_each_firing()
    {
        var report = Test([("gold.yaml", Gold), ("peers.yaml", Peers)], confirmed: true);
        using var text = new StringWriter();

        RuleTestText.Write(report, text);

        Assert.That(text.ToString(), Does.Match("gold\\.yaml +│ peers\\.yaml").And.Contain("worker w8  fails (enforce): exclude, discard")
            .And.Contain("gold.accuracy").And.Contain("worker w8  differs (propose): exclude"));
    }

    [Test]
    public void Without_truths_the_final_consensus_is_the_judge()
    {
        var campaign = Crowds.Campaign(Crowds.Csv(1), 0) with { Truths = new Dictionary<string, string>() };

        var report = RuleTest.Run(new RuleTestInput([("peers.yaml", Parsed(Peers))], TestedHistory.Of(campaign, 0.4, CancellationToken.None), 0.7, 0, Confirmed: true), CancellationToken.None);

        Assert.That(report, Has.Property("JudgedByGold").False.And.Property("GoldFacts").Zero);
        Assert.That(report.Outcomes[0].Removed, Is.EqualTo(["w8"]));
        Assert.That(report.Outcomes[0].AccuracyBefore, Is.EqualTo(1));
    }

    [Test]
    public void On_recorded_bluebirds_workers_are_removed_but_none_who_is_surely_good()
    {
        var campaign = RecordedFolder.Read(SharedData.Require("bluebirds"), 0.2, 1, CancellationToken.None);

        var outcome = RuleTest.Run(new RuleTestInput([("rules", Parsed(Gold + Peers))], TestedHistory.Of(campaign, 0.4, CancellationToken.None), 0.7, 0.03, Confirmed: true), CancellationToken.None).Outcomes[0];

        Assert.That(outcome.Removed, Is.Not.Empty);
        Assert.That(outcome.RemovedThoughSurelyGood, Is.Empty);
    }

    private static RuleTestReport Test((string Name, string Yaml)[] rules, bool confirmed) => RuleTest.Run(
        new RuleTestInput(
            [.. rules.Select(r => (r.Name, Parsed(r.Yaml)))], TestedHistory.Of(Crowds.Campaign(Crowds.Csv(1), 0.2), 0.4, CancellationToken.None), 0.7, 0.05, confirmed), CancellationToken.None);

    private static RuleSet Parsed(string yaml) => ((RuleSetResult.Valid)RuleSet.Parse(yaml, "rules.yaml")).Rules;
}
