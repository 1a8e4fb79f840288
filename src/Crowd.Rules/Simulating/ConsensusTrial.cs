using Crowd.Quality;
using Crowd.Quality.Categorical;
using Crowd.Quality.Sequential;

namespace Crowd.Rules;

/// <summary>
/// Campaigns without gold: 150 workers of 300 answers each (45 are right 70% of the time, 45 80%, 30 92%, 30 click at random), scored against
/// the leave-one-out consensus of Dawid and Skene's model.
/// </summary>
public static class ConsensusTrial
{
    private const int Workers = 150;
    private const int AnswersEach = 300;
    private const double LeastConfidence = 0.8;

    /// <summary>Runs the campaigns of the options.</summary>
    /// <param name="classes">Classes to choose from, at least 2.</param>
    /// <param name="redundancy">Answers an item, at least 2.</param>
    /// <param name="rho">Correlation of answers the confidence allows for (see <see cref="ConfusionEstimate.LeaveOneOut"/>).</param>
    /// <param name="options">Campaigns, limit, seed.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>One row for each kind of worker and way to use the reference.</returns>
    public static IReadOnlyList<ConsensusTrialRow> Run(
        int classes, int redundancy, double rho, SurelyTrialOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var test = RateTest.Below(options.Limit, new RateTestOptions { Alpha = options.Alpha, MinimumEvidence = options.Minimum });
        var careful = new int[options.Campaigns][];
        var asGold = new int[options.Campaigns][];
        var naive = new int[options.Campaigns][];
        Parallel.For(0, options.Campaigns, new ParallelOptions { CancellationToken = cancellationToken }, c =>
        {
            var random = new RandomStream(options.Seed, (9UL << 48) + ((ulong)classes << 40) + ((ulong)redundancy << 32) + (ulong)c);
            var matrix = Answers(classes, redundancy, options.Limit, ref random);
            var fit = new DawidSkene().Fit(matrix, new TruthOptions { Threads = 1, Cancellation = cancellationToken });
            var references = fit.LeaveOneOut(rho);
            careful[c] = Watch(test, matrix, references, LeastConfidence, byConfidence: true);
            asGold[c] = Watch(test, matrix, references, 0, byConfidence: false);
            naive[c] = WatchNaively(options.Limit, matrix);
        });
        return [.. Rows("surely, allowing for its errors (peers.accuracy)", careful), .. Rows("surely, taken for gold", asGold),
            .. Rows("accuracy < limit after 20 answers, against the majority", naive)];

        IEnumerable<ConsensusTrialRow> Rows(string reference, int[][] acted) => Kinds.Select((kind, k) => new ConsensusTrialRow(
            classes, redundancy, kind, reference,
            ActedOn.Of(acted.Length * Enumerable.Range(0, Workers).Count(w => KindOf(w) == k),
                acted.SelectMany(a => a.Where((n, w) => n > 0 && KindOf(w) == k)))));
    }

    private static readonly string[] Kinds = ["at the limit", "80%", "92%", "random clickers"];

    // 45, 45, 30, 30 of 150
    private static int KindOf(int worker) => (worker % 10) switch
    {
        < 3 => 0,
        < 6 => 1,
        < 8 => 2,
        _ => 3,
    };

    private static AnswerMatrix Answers(int classes, int redundancy, double limit, ref RandomStream random)
    {
        var count = Workers * AnswersEach / redundancy * redundancy;
        var (items, workers, labels) = (new int[count], new int[count], new int[count]);
        var deck = new int[Workers];
        var row = 0;
        for (var item = 0; item < count / redundancy; item++)
        {
            var truth = random.Below(classes);
            for (var k = 0; k < redundancy; k++, row++)
            {
                Draw(deck, row % Workers, ref random);
                (items[row], workers[row]) = (item, deck[row % Workers]);
                labels[row] = Label(KindOf(workers[row]), truth, classes, limit, ref random);
            }
        }

        // A worker may be drawn twice for one item where two shuffles of the deck meet: the second answer is dropped.
        return AnswerMatrix.Build(items, workers, labels, count / redundancy, Workers, classes, DuplicateAnswers.KeepFirst);
    }

    // Deals the workers from a shuffled deck, so that all answer equally often.
    private static void Draw(int[] deck, int position, ref RandomStream random)
    {
        if (position == 0)
        {
            for (var i = 0; i < deck.Length; i++)
            {
                deck[i] = i;
            }
        }

        var pick = position + random.Below(deck.Length - position);
        (deck[position], deck[pick]) = (deck[pick], deck[position]);
    }

    private static int Label(int kind, int truth, int classes, double limit, ref RandomStream random)
    {
        var accuracy = kind switch
        {
            0 => limit,
            1 => 0.8,
            2 => 0.92,
            _ => 1.0 / classes,
        };
        if (random.Chance(accuracy))
        {
            return truth;
        }

        var other = random.Below(classes - 1);
        return other < truth ? other : other + 1;
    }

    // Answers (of those scored) at which each worker is acted on; 0 for never.
    private static int[] Watch(RateTest test, AnswerMatrix matrix, LeaveOneOutReferences references, double leastConfidence, bool byConfidence)
    {
        var acted = new int[Workers];
        for (var w = 0; w < Workers; w++)
        {
            var evidence = RateEvidence.None;
            foreach (var n in matrix.AnswersBy(w))
            {
                var (label, confidence) = (references.Labels[n], references.Confidence[n]);
                if (label < 0 || confidence < leastConfidence)
                {
                    continue;
                }

                evidence = test.Observe(evidence, matrix.LabelAt(n) == label ? 1 : 0, byConfidence ? confidence : 1);
                if (test.HasCrossed(evidence))
                {
                    acted[w] = (int)evidence.Count;
                    break;
                }
            }
        }

        return acted;
    }

    // The majority, the worker's own vote included, as other products take it.
    private static int[] WatchNaively(double limit, AnswerMatrix matrix)
    {
        var majority = new MajorityVote().Fit(matrix, new TruthOptions { Threads = 1 });
        var acted = new int[Workers];
        for (var w = 0; w < Workers; w++)
        {
            var (right, count) = (0, 0);
            foreach (var n in matrix.AnswersBy(w))
            {
                count++;
                right += majority.Labels[matrix.ItemOf(n)] == matrix.LabelAt(n) ? 1 : 0;
                if (count >= 20 && right < limit * count)
                {
                    acted[w] = count;
                    break;
                }
            }
        }

        return acted;
    }
}
