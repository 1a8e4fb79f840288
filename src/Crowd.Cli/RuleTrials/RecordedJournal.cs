using Crowd.Rules;

namespace Crowd.Cli.RuleTrials;

/// <summary>The evidence journal that a recorded campaign would have written: each fact where it became known, none before.</summary>
/// <param name="Facts">The journal.</param>
/// <param name="AnswerSequences">The place of each answer in it, rising.</param>
internal sealed record RecordedJournal(IReadOnlyList<Evidence> Facts, List<long> AnswerSequences)
{
    /// <summary>Writes the journal: an answer's facts as it comes, the others' judgement of it when they are scored.</summary>
    /// <param name="campaign">The answers.</param>
    /// <param name="rho">Correlation of the answers to one item that references allow for.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static RecordedJournal Of(RecordedCampaign campaign, double rho, CancellationToken cancellationToken)
    {
        var facts = new List<Evidence>(campaign.Item.Length * 3);
        var places = new List<long>(campaign.Item.Length);
        var (usual, scoring) = (new UsualTimes(campaign.Items.Count), new ScoringMoments(campaign, rho));
        for (var row = 0; row < campaign.Item.Length; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            places.Add(facts.Count + 1);
            TellAnswer(campaign, row, usual, facts);
            if (scoring.IsDueAfter(row))
                scoring.Tell(row, facts, cancellationToken);
        }
        return new RecordedJournal(facts, places);
    }

    /// <summary>How many answers of all workers were known at a place in the journal.</summary>
    public int AnswersBy(long sequence)
    {
        var at = AnswerSequences.BinarySearch(sequence);
        return at >= 0 ? at + 1 : ~at;
    }

    private static void TellAnswer(RecordedCampaign campaign, int row, UsualTimes usual, List<Evidence> facts)
    {
        var (item, label, at, time) = (campaign.Item[row], campaign.Label[row], campaign.At[row], campaign.Milliseconds[row]);
        var (worker, key) = (campaign.Workers[campaign.Worker[row]], campaign.Items[item]);
        facts.Add(Evidence.Answer(facts.Count + 1, at, worker, key, campaign.Classes[label], time, usual.Of(item)));
        usual.Add(item, time);
        var truth = campaign.Checks[item];
        if (truth >= 0)
            facts.Add(Evidence.Gold(facts.Count + 1, at, worker, key, truth == label ? 1 : 0, campaign.Classes[truth]));
        // A page holds one item here.
        var score = truth < 0 ? double.NaN : truth == label ? 1 : 0;
        facts.Add(Evidence.Assignment(facts.Count + 1, at, worker, $"{key}|{worker}", "submitted", time, score));
    }
}
