using Crowd.Quality;
using Crowd.Quality.Categorical;
using Crowd.Quality.Signals;
using Crowd.Rules;

namespace Crowd.Cli.RuleTrials;

/// <summary>
/// Scores a recorded campaign now and then, as the engine does while it runs, by the answers known at that moment alone: tells how each answer to a
/// complete item compares with the others' consensus, once for each answer, and which pairs of workers copy.
/// </summary>
internal sealed class ScoringMoments(RecordedCampaign campaign, double rho)
{
    // At least so many new answers, and a twentieth more than before: the cost stays linear in the answers, give or take a constant.
    private const int FewestNew = 100;
    private const double Growth = 1.05;

    // A pair is told of again when it has a quarter more items in common.
    private const double PairGrowth = 1.25;

    private readonly bool[] _told = new bool[campaign.Item.Length];
    private readonly Dictionary<(int First, int Second), double> _pairs = [];
    private int _next = FewestNew;

    /// <summary>Whether it is time to score once this row is known.</summary>
    public bool IsDueAfter(int row) => row + 1 >= _next || row + 1 == campaign.Item.Length;

    /// <summary>Scores the rows up to this one and appends what is new.</summary>
    public void Tell(int row, List<Evidence> facts, CancellationToken cancellationToken)
    {
        var known = row + 1;
        _next = Math.Max(known + FewestNew, (int)(known * Growth));
        var (items, workers) = (campaign.Item.Take(known).Max() + 1, campaign.Worker.Take(known).Max() + 1);
        var matrix = AnswerMatrix.Build(
            campaign.Item.AsSpan(0, known), campaign.Worker.AsSpan(0, known), campaign.Label.AsSpan(0, known), items, workers, campaign.Classes.Count);
        var checks = campaign.Checks[..items];
        var fit = Recommended.FitBest(
            matrix, new TruthOptions { KnownLabels = Array.Exists(checks, c => c >= 0) ? checks : null, Cancellation = cancellationToken });
        TellPeers(matrix, fit, campaign.At[row], facts);
        TellPairs(Copying.Find(matrix, cancellationToken), campaign.At[row], facts);
    }

    private void TellPeers(AnswerMatrix matrix, ConfusionEstimate fit, DateTimeOffset now, List<Evidence> facts)
    {
        var (references, common) = (fit.LeaveOneOut(rho), fit.ClassPrior());
        for (var item = 0; item < matrix.ItemCount; item++)
        {
            if (campaign.Checks[item] >= 0 || matrix.AnswersTo(item) < campaign.Wanted[item])
                continue;
            for (var n = matrix.ItemStarts[item]; n < matrix.ItemStarts[item + 1]; n++)
            {
                var row = matrix.RowOf(n);
                if (_told[row] || references.Labels[n] < 0 || references.Confidence[n] < Evidence.LeastReference)
                    continue;
                _told[row] = true;
                facts.Add(Evidence.Peer(
                    facts.Count + 1, now, campaign.Workers[campaign.Worker[row]], campaign.Items[item], references.Labels[n] == campaign.Label[row] ? 1 : 0,
                    references.Confidence[n], references.Credit[n], common[campaign.Label[row]], matrix.AnswersTo(item) - 1, matrix.ClassCount));
            }
        }
    }

    private void TellPairs(CopyingReport found, DateTimeOffset now, List<Evidence> facts)
    {
        foreach (var pair in found.Pairs)
        {
            if (pair.Shared < PairGrowth * _pairs.GetValueOrDefault((pair.First, pair.Second)))
                continue;
            _pairs[(pair.First, pair.Second)] = pair.Shared;
            // Among many pairs some are alike by accident.
            var chance = Math.Min(1, pair.PValue * found.Tested);
            facts.Add(Evidence.Pair(
                facts.Count + 1, now, campaign.Workers[pair.First], campaign.Workers[pair.Second], pair.Shared, pair.Excess, chance));
        }
    }
}
