using MathNet.Numerics.Distributions;

namespace Crowd.Quality.Agreement;

/// <summary>Krippendorff's α: any number of raters, missing answers, four levels of measurement.</summary>
/// <remarks>
/// K. Krippendorff, Content Analysis, 4th ed., 2019; A. F. Hayes, K. Krippendorff, Communication Methods and Measures 1, 2007.
/// Items with one answer are left out. Time O(answers) for nominal, ordinal and interval; ratio also O(distinct values²).
/// </remarks>
public static class KrippendorffAlpha
{
    private const int FewWorkers = 20;

    /// <summary>α of all answers.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="level">What a difference means.</param>
    /// <param name="valueOfClass">A number for each class; null: 0 … K − 1. Equal numbers make equal answers.</param>
    /// <exception cref="ArgumentException">Not one finite value a class, or a negative one at the ratio level.</exception>
    public static AlphaResult Of(AnswerMatrix answers, AgreementLevel level, IReadOnlyList<double>? valueOfClass = null)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return new AlphaSums(PairableValues.Of(answers, valueOfClass), level).Of(null);
    }

    /// <summary>α of numeric answers, one row each in any order.</summary>
    /// <exception cref="ArgumentException">Columns of unequal length, a value that is not finite, or a negative one at the ratio level.</exception>
    public static AlphaResult Of(ReadOnlySpan<int> items, ReadOnlySpan<double> values, AgreementLevel level) =>
        new AlphaSums(PairableValues.Of(items, values), level).Of(null);

    /// <summary>α with an interval: bootstrap over items (Poisson weights), and over workers by jackknife when there are fewer than 20.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="level">What a difference means.</param>
    /// <param name="options">Draws, coverage, seed.</param>
    /// <exception cref="ArgumentException">As <see cref="Of(AnswerMatrix, AgreementLevel, IReadOnlyList{double})"/>, or an option out of range.</exception>
    /// <remarks>
    /// Random by the seed alone; the same on any number of threads. Time O(draws · answers).
    /// Krippendorff's own bootstrap (pairs drawn, expected disagreement fixed) is narrower; this one is not it.
    /// </remarks>
    public static AlphaInterval WithInterval(AnswerMatrix answers, AgreementLevel level, AlphaBootstrap? options = null)
    {
        ArgumentNullException.ThrowIfNull(answers);
        options ??= new AlphaBootstrap();
        options.Check();
        var data = PairableValues.Of(answers, options.ValueOfClass);
        var sums = new AlphaSums(data, level);
        var point = sums.Of(null);
        var draws = Draw(sums, data.Units, options);
        return new AlphaInterval(point, Percentiles(draws, options.Confidence), Jackknife(answers, level, options, point), draws.Length);
    }

    private static double[] Draw(AlphaSums sums, int units, AlphaBootstrap options)
    {
        var found = new double[options.Draws];
        Parallel.For(0, options.Draws, draw =>
        {
            var random = new SplitMix64(SplitMix64.Mix(options.Seed) ^ SplitMix64.Mix((ulong)draw));
            var weights = new int[units];
            for (var unit = 0; unit < units; unit++)
            {
                weights[unit] = random.Poisson1();
            }

            found[draw] = sums.Of(weights).Value ?? double.NaN;
        });
        var defined = Array.FindAll(found, value => !double.IsNaN(value));
        Array.Sort(defined);
        return defined;
    }

    // nothing drawn: nothing known
    private static Interval Percentiles(double[] sorted, double confidence) => sorted.Length == 0
        ? new Interval(-1, 1)
        : new Interval(Quantile(sorted, (1 - confidence) / 2), Quantile(sorted, (1 + confidence) / 2));

    private static double Quantile(double[] sorted, double p)
    {
        var at = p * (sorted.Length - 1);
        var low = (int)at;
        var high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((at - low) * (sorted[high] - sorted[low]));
    }

    private static Interval? Jackknife(AnswerMatrix answers, AgreementLevel level, AlphaBootstrap options, AlphaResult point)
    {
        var active = Enumerable.Range(0, answers.WorkerCount).Where(w => answers.AnswersBy(w).Length > 0).Take(FewWorkers).ToArray();
        if (active.Length is < 3 or >= FewWorkers || point.Value is not { } alpha)
        {
            return null;
        }

        var without = active.Select(w => new AlphaSums(PairableValues.Of(answers, options.ValueOfClass, w), level).Of(null).Value).OfType<double>().ToArray();
        if (without.Length < 3)
        {
            return null;
        }

        var mean = without.Average();
        var error = Math.Sqrt((without.Length - 1.0) / without.Length * without.Sum(a => (a - mean) * (a - mean)));
        var half = StudentT.InvCDF(0, 1, without.Length - 1, (1 + options.Confidence) / 2) * error;
        return new Interval(Math.Max(-1, alpha - half), Math.Min(1, alpha + half));
    }
}
