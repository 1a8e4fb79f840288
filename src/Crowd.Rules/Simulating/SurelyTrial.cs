using Crowd.Quality.Agreement;
using Crowd.Quality.Sequential;

namespace Crowd.Rules;

/// <summary>
/// The default 'surely' beside the rules other products have, on workers of known accuracy looked at after every answer. All rules see the
/// same answers.
/// </summary>
public static class SurelyTrial
{
    /// <summary>The names of the rules, in the order of the rows.</summary>
    public static IReadOnlyList<string> RuleNames { get; } =
        ["surely", "accuracy < limit after 10 answers", "accuracy < limit after 20 answers", "95% interval (Wilson) below limit, after 10 answers"];

    /// <summary>Workers of constant accuracy.</summary>
    /// <param name="accuracies">True accuracies.</param>
    /// <param name="options">Sizes, limit, seed.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>One row for each accuracy and rule.</returns>
    public static IReadOnlyList<SurelyTrialRow> Constant(
        IReadOnlyList<double> accuracies, SurelyTrialOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accuracies);
        ArgumentNullException.ThrowIfNull(options);
        return [.. accuracies.SelectMany((a, i) => Rows(a, null, 0, options.Answers, (ulong)i, options, cancellationToken))];
    }

    /// <summary>
    /// Workers who change: answers needed are counted from the change. Those whom a rule acts on before it are left out of its row.
    /// </summary>
    /// <param name="before">Accuracy before.</param>
    /// <param name="after">Accuracy after.</param>
    /// <param name="changesAfter">Answers before the change.</param>
    /// <param name="options">Sizes, limit, seed.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static IReadOnlyList<SurelyTrialRow> Drift(
        double before, double after, int changesAfter, SurelyTrialOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        return [.. Rows(after, before, changesAfter, changesAfter + options.Answers, 1000UL + (ulong)changesAfter, options, cancellationToken)];
    }

    private static IEnumerable<SurelyTrialRow> Rows(
        double accuracy, double? before, int changesAfter, int answers, ulong series, SurelyTrialOptions options, CancellationToken cancellationToken)
    {
        var test = RateTest.Below(options.Limit, new RateTestOptions { Alpha = options.Alpha, MinimumEvidence = options.Minimum });
        var critical = Critical(options, answers);
        var needed = new int[options.Workers][];
        var parallel = new ParallelOptions { CancellationToken = cancellationToken };
        Parallel.For(0, options.Workers, parallel, w =>
        {
            var random = new RandomStream(options.Seed, (series << 40) + (ulong)w);
            needed[w] = Watch(test, critical, ref random, accuracy, before ?? accuracy, changesAfter, answers);
        });
        for (var rule = 0; rule < RuleNames.Count; rule++)
        {
            var index = rule;
            var still = needed.Where(n => n[index] == 0 || n[index] > changesAfter).ToList();
            yield return new SurelyTrialRow(
                accuracy, before, changesAfter, RuleNames[rule], ActedOn.Of(still.Count, still.Where(n => n[index] > 0).Select(n => n[index] - changesAfter)));
        }
    }

    // Answers at which each rule first acts; 0 for never.
    private static int[] Watch(RateTest test, int[][] critical, ref RandomStream random, double accuracy, double before, int changesAfter, int answers)
    {
        var needed = new int[critical.Length + 1];
        var evidence = RateEvidence.None;
        var correct = 0;
        for (var n = 1; n <= answers; n++)
        {
            var right = random.Chance(n <= changesAfter ? before : accuracy);
            correct += right ? 1 : 0;
            if (needed[0] == 0)
            {
                evidence = test.Observe(evidence, right ? 1 : 0);
                needed[0] = test.HasCrossed(evidence) ? n : 0;
            }

            var open = needed[0] == 0;
            for (var rule = 0; rule < critical.Length; rule++)
            {
                needed[rule + 1] = needed[rule + 1] == 0 && correct <= critical[rule][n] ? n : needed[rule + 1];
                open |= needed[rule + 1] == 0;
            }

            if (!open)
            {
                break;
            }
        }

        return needed;
    }

    // The most right answers of n at which a rule acts; -1 where it never does.
    private static int[][] Critical(SurelyTrialOptions options, int answers) =>
    [
        Table(answers, 10, (right, n) => (double)right / n < options.Limit),
        Table(answers, 20, (right, n) => (double)right / n < options.Limit),
        Table(answers, 10, (right, n) => ProportionInterval.Wilson(right, n).High < options.Limit),
    ];

    private static int[] Table(int answers, int minimum, Func<int, int, bool> acts)
    {
        var table = new int[answers + 1];
        var most = -1;
        for (var n = 0; n <= answers; n++)
        {
            while (n >= minimum && most + 1 <= n && acts(most + 1, n))
            {
                most++;
            }

            table[n] = n < minimum ? -1 : most;
        }

        return table;
    }
}
