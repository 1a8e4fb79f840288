using Crowd.Engine.Enforcing;
using Crowd.Quality.Categorical;
using Crowd.Rules;

namespace Crowd.Engine.Scoring;

/// <summary>Everything that one scoring finds: a pure function of a campaign's answers.</summary>
/// <param name="Items">One row a work item with answers.</param>
/// <param name="Workers">One row a worker with answers.</param>
/// <param name="Peers">For each answer to a complete work item whose leave-one-out reference is sure enough: whether it agrees.</param>
/// <param name="Copying">Pairs of workers who are wrong together far beyond chance.</param>
/// <param name="Fit">The fit behind it.</param>
internal sealed record CampaignScore(IReadOnlyList<ItemScore> Items, IReadOnlyList<WorkerScore> Workers, IReadOnlyList<EvidenceRow> Peers,
    IReadOnlyList<EvidenceRow> Copying, FitSummary Fit)
{
    // Correlation of the answers to one item (methods: tempering): 0.4 for the confidence shown; 0.2, with a margin, for stopping.
    private const double ShownRho = 0.4;
    private const double StoppingRho = 0.2;
    private const int StoppingMargin = 2;

    /// <summary>Scores a campaign.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between two iterations.</exception>
    public static CampaignScore Of(CampaignAnswers answers, ScorePolicy policy, CancellationToken cancellationToken)
    {
        var fit = Fitted(answers, cancellationToken);
        return new CampaignScore(
            ItemsOf(answers, fit, policy), WorkerScores.Of(answers, fit), PeersOf(answers, fit), CopyingFacts.Of(answers, cancellationToken), fit.Summary);
    }

    /// <summary>The items' part of a scoring alone.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between two iterations.</exception>
    public static IReadOnlyList<ItemScore> ItemsOf(CampaignAnswers answers, ScorePolicy policy, CancellationToken cancellationToken) =>
        ItemsOf(answers, Fitted(answers, cancellationToken), policy);

    private static ConfusionEstimate Fitted(CampaignAnswers answers, CancellationToken cancellationToken) =>
        Recommended.FitBest(answers.Matrix, new TruthOptions
        {
            KnownLabels = Array.Exists(answers.Gold, g => g >= 0) ? answers.Gold : null, Cancellation = cancellationToken,
        });

    private static List<ItemScore> ItemsOf(CampaignAnswers answers, ConfusionEstimate fit, ScorePolicy policy)
    {
        var matrix = answers.Matrix;
        var majority = new MajorityVote().Fit(matrix, new TruthOptions());
        var shown = fit.Tempered(ShownRho);
        var stopping = fit.Tempered(StoppingRho);
        var rows = new List<ItemScore>(matrix.ItemCount);
        for (var i = 0; i < matrix.ItemCount; i++)
        {
            if (answers.Gold[i] >= 0)
                continue;
            var given = matrix.AnswersTo(i);
            var (margin, agreement) = Votes(matrix, i);
            var sure = (policy.TargetConfidence <= 0 && answers.Recollect[i] == 0) || (stopping.ConfidenceOf(i) >= policy.RepairConfidence && margin >= StoppingMargin);
            var (wanted, state) = answers.Finished[i] ? (answers.Wanted[i], "done") : Next(given, answers.Wanted[i], answers.Recollect[i], sure, policy);
            rows.Add(new ItemScore(answers.ItemIds[i], fit.Labels[i], (float)shown.ConfidenceOf(i),
                majority.Labels[i], (float)majority.ConfidenceOf(i), given, answers.Wanted[i], wanted, state, margin, agreement));
        }
        return rows;
    }

    private static (int Wanted, string State) Next(int given, int wanted, int recollect, bool sure, ScorePolicy policy)
    {
        if (given < wanted)
            return (wanted, "open");
        if (sure)
            return (wanted, "done");
        if (recollect > 0)
            return (wanted + recollect, "open");
        return policy.TargetConfidence > 0 && given < policy.MostAnswers ? (given + 1, "open") : (wanted, "unsure");
    }

    // How far the leading label is ahead, and the share of pairs of answers that agree.
    private static (int Margin, float Agreement) Votes(Quality.AnswerMatrix matrix, int item)
    {
        Span<int> votes = matrix.ClassCount <= 64 ? stackalloc int[matrix.ClassCount] : new int[matrix.ClassCount];
        for (var n = matrix.ItemStarts[item]; n < matrix.ItemStarts[item + 1]; n++)
            votes[matrix.LabelAt(n)]++;
        int first = 0, second = 0;
        var (given, pairs) = (0L, 0L);
        foreach (var count in votes)
        {
            (first, second) = count > first ? (count, first) : (first, Math.Max(second, count));
            (given, pairs) = (given + count, pairs + (long)count * (count - 1));
        }
        return (first - second, given < 2 ? float.NaN : (float)pairs / (given * (given - 1)));
    }

    private static List<EvidenceRow> PeersOf(CampaignAnswers answers, ConfusionEstimate fit)
    {
        var matrix = answers.Matrix;
        var (references, common) = (fit.LeaveOneOut(ShownRho), fit.ClassPrior());
        var rows = new List<EvidenceRow>();
        for (var i = 0; i < matrix.ItemCount; i++)
        {
            if (!answers.Complete[i] || answers.Gold[i] >= 0)
                continue;
            for (var n = matrix.ItemStarts[i]; n < matrix.ItemStarts[i + 1]; n++)
            {
                if (references.Labels[n] < 0 || references.Confidence[n] < Evidence.LeastReference)
                    continue;
                rows.Add(new EvidenceRow(
                    EvidenceKind.Peer, answers.AnsweredAt[matrix.RowOf(n)], answers.WorkerIds[matrix.WorkerAt(n)], answers.ItemIds[i], Word: Evidence.WordOfClasses(matrix.ClassCount),
                    N1: references.Labels[n] == matrix.LabelAt(n) ? 1 : 0, N2: references.Confidence[n], N3: references.Credit[n],
                    N4: common[matrix.LabelAt(n)], N5: matrix.AnswersTo(i) - 1));
            }
        }
        return rows;
    }
}
