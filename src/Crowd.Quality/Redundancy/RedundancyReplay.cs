using Crowd.Quality.Categorical;

namespace Crowd.Quality.Redundancy;

/// <summary>
/// What adaptive redundancy would have saved on a finished campaign: its recorded answers are bought again, a round at a time, as the rule asks for them.
/// </summary>
/// <remarks>
/// Answers of an item come in an order shuffled by the seed (splitmix64 of seed and input row), so the same seed gives the same replay anywhere.
/// A round fits Dawid–Skene on all answers bought so far (at most 50 iterations, tolerance 1e-5) and buys one more for each item that fails the rule.
/// </remarks>
public static class RedundancyReplay
{
    private const ulong SeedStride = 0xD1342543DE82EF95;
    private static readonly DawidSkene Method = new(new DawidSkeneOptions { MaxIterations = 50, Tolerance = 1e-5 });

    /// <summary>Replays one order of answers.</summary>
    /// <param name="answers">All recorded answers.</param>
    /// <param name="rule">When to stop.</param>
    /// <param name="seed">Which order.</param>
    /// <exception cref="ArgumentException">The rule's numbers do not fit together.</exception>
    public static ReplayResult Run(AnswerMatrix answers, StoppingRule rule, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(rule);
        rule.Check();
        var order = Order(answers, seed);
        var bought = new int[answers.ItemCount];
        for (var item = 0; item < bought.Length; item++)
        {
            bought[item] = Math.Min(rule.First, answers.AnswersTo(item));
        }

        for (var rounds = 1; ; rounds++)
        {
            var fit = Method.Fit(Bought(answers, order, bought), new TruthOptions());
            if (Buy(answers, AskingPlan.Of(fit, rule), bought) == 0)
            {
                return new ReplayResult(fit, bought.Sum(), (double)bought.Sum() / answers.AnswerCount, rounds);
            }
        }
    }

    /// <summary>Each item's answers in the order in which the seed reveals them.</summary>
    internal static int[] Order(AnswerMatrix answers, ulong seed)
    {
        var order = new int[answers.AnswerCount];
        var keys = new ulong[answers.AnswerCount];
        for (var n = 0; n < order.Length; n++)
        {
            (order[n], keys[n]) = (n, Key(seed, answers.RowOf(n)));
        }

        for (var item = 0; item < answers.ItemCount; item++)
        {
            Array.Sort(keys, order, answers.ItemStarts[item], answers.AnswersTo(item));
        }

        return order;
    }

    internal static ulong Key(ulong seed, int row) => SplitMix64.Mix(unchecked((seed * SeedStride) + (ulong)row));

    private static int Buy(AnswerMatrix answers, IReadOnlyList<NextAnswer> plan, int[] bought)
    {
        var count = 0;
        foreach (var next in plan)
        {
            if (next.Verdict == ItemVerdict.AskAgain && bought[next.Item] < answers.AnswersTo(next.Item))
            {
                bought[next.Item]++;
                count++;
            }
        }

        return count;
    }

    private static AnswerMatrix Bought(AnswerMatrix answers, int[] order, int[] bought)
    {
        var total = bought.Sum();
        var (items, workers, labels, at) = (new int[total], new int[total], new int[total], 0);
        for (var item = 0; item < bought.Length; item++)
        {
            for (var n = 0; n < bought[item]; n++)
            {
                var answer = order[answers.ItemStarts[item] + n];
                (items[at], workers[at], labels[at]) = (item, answers.WorkerAt(answer), answers.LabelAt(answer));
                at++;
            }
        }

        return AnswerMatrix.Build(items, workers, labels, answers.ItemCount, answers.WorkerCount, answers.ClassCount, DuplicateAnswers.KeepAll);
    }
}
