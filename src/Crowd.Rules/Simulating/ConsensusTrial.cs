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
    private const double HardShare = 0.3;
    private const double KnownOfHard = 0.4;
    private const double DeceptiveShare = 0.1;
    private const double RightWhenDeceived = 0.35;
    private const double SameWhenDeceived = 0.7;

    /// <summary>Runs the campaigns of the options.</summary>
    /// <param name="trial">Classes, answers an item, items and references.</param>
    /// <param name="options">Campaigns, limit, seed.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>One row for each kind of worker and way to use the reference.</returns>
    public static IReadOnlyList<ConsensusTrialRow> Run(ConsensusTrialCase trial, SurelyTrialOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(options);
        var test = RateTest.Below(options.Limit, new RateTestOptions { Alpha = options.Alpha, MinimumEvidence = options.Minimum });
        var careful = new int[options.Campaigns][];
        var asGold = new int[options.Campaigns][];
        var naive = new int[options.Campaigns][];
        Parallel.For(0, options.Campaigns, new ParallelOptions { CancellationToken = cancellationToken }, c =>
        {
            var stream = (9UL << 48) + ((ulong)trial.Items << 44) + ((ulong)trial.Classes << 40) + ((ulong)trial.Redundancy << 32) + (ulong)c;
            var matrix = Answers(trial, options.Limit, new RandomStream(options.Seed, stream));
            var fit = new DawidSkene().Fit(matrix, new TruthOptions { Threads = 1, Cancellation = cancellationToken });
            var references = fit.LeaveOneOut(trial.Rho);
            careful[c] = Watch(test, matrix, references, trial.LeastConfidence, byConfidence: true);
            asGold[c] = Watch(test, matrix, references, 0, byConfidence: false);
            naive[c] = WatchNaively(options.Limit, matrix);
        });
        return [.. Rows("surely, allowing for its errors (peers.accuracy)", careful), .. Rows("surely, taken for gold", asGold),
            .. Rows("accuracy < limit after 20 answers, against the majority", naive)];

        IEnumerable<ConsensusTrialRow> Rows(string reference, int[][] acted) => Kinds.Select((kind, k) => new ConsensusTrialRow(
            trial, kind, reference,
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

    private static AnswerMatrix Answers(ConsensusTrialCase trial, double limit, RandomStream random)
    {
        var (classes, redundancy) = (trial.Classes, trial.Redundancy);
        var count = Workers * AnswersEach / redundancy * redundancy;
        var (items, workers, labels) = (new int[count], new int[count], new int[count]);
        var deck = new int[Workers];
        var row = 0;
        for (var item = 0; item < count / redundancy; item++)
        {
            var truth = random.Below(classes);
            var special = random.Next();
            for (var k = 0; k < redundancy; k++, row++)
            {
                Draw(deck, row % Workers, ref random);
                (items[row], workers[row]) = (item, deck[row % Workers]);
                labels[row] = Label(trial, Accuracy(KindOf(workers[row]), classes, limit), special, truth, ref random);
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

    private static double Accuracy(int kind, int classes, double limit) => kind switch
    {
        0 => limit,
        1 => 0.8,
        2 => 0.92,
        _ => 1.0 / classes,
    };

    // special: uniform in [0, 1), drawn once an item: whether it is one of the hard or deceptive ones.
    private static int Label(ConsensusTrialCase trial, double accuracy, double special, int truth, ref RandomStream random)
    {
        var chance = 1.0 / trial.Classes;
        var deceives = trial.Items == ConsensusTrialItems.SomeDeceptive && special < DeceptiveShare && accuracy > chance;
        var right = trial.Items switch
        {
            ConsensusTrialItems.SomeHard => AmongHard(accuracy, special < HardShare, chance),
            ConsensusTrialItems.SomeDeceptive when accuracy > chance =>
                deceives ? RightWhenDeceived : Math.Min(1, (accuracy - (DeceptiveShare * RightWhenDeceived)) / (1 - DeceptiveShare)),
            _ => accuracy,
        };
        if (random.Chance(right))
        {
            return truth;
        }

        var other = deceives && random.Chance(SameWhenDeceived) ? 0 : random.Below(trial.Classes - 1);
        return other < truth ? other : other + 1;
    }

    // On easy items e, on hard ones chance + 2/5 (e - chance), so that all together it is the worker's accuracy.
    private static double AmongHard(double accuracy, bool hard, double chance)
    {
        var easy = Math.Min(1, (accuracy - (HardShare * (1 - KnownOfHard) * chance)) / (1 - (HardShare * (1 - KnownOfHard))));
        return hard ? chance + (KnownOfHard * (easy - chance)) : easy;
    }

    // Answers (of those scored) at which each worker is acted on; 0 for never.
    private static int[] Watch(RateTest test, AnswerMatrix matrix, LeaveOneOutReferences references, double leastConfidence, bool byConfidence)
    {
        var acted = new int[Workers];
        var coincidence = matrix.ClassCount == 2 ? 1 : 0;
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

                evidence = test.Observe(evidence, matrix.LabelAt(n) == label ? 1 : 0, byConfidence ? confidence : 1, coincidence);
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
