using Crowd.Quality.Agreement;
using Crowd.Quality.Sequential;

namespace Crowd.Quality.Review;

/// <summary>How many of the delivered labels are wrong, from a review of some of them.</summary>
/// <remarks>W. G. Cochran, Sampling Techniques, 3rd ed. 1977; D. G. Horvitz, D. J. Thompson 1952, doi 10.1080/01621459.1952.10483446. Not random.</remarks>
public static class LabelErrors
{
    private const double Normal95 = 1.959963984540054;

    /// <summary>The interval of the number wrong in a batch, from a uniform sample of it: exact, and narrower than for an endless batch.</summary>
    /// <param name="batch">Labels in the batch, at least 1.</param>
    /// <param name="sampled">Labels reviewed, 0 to <paramref name="batch"/>, drawn uniformly without putting back.</param>
    /// <param name="wrong">Wrong ones among them.</param>
    /// <param name="confidence">Coverage that is never less, in (0, 1).</param>
    /// <returns>Ends as shares of the batch. Inverts the hypergeometric tails by bisection, O(wrong · log batch).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number out of its range.</exception>
    public static Interval Uniform(int batch, int sampled, int wrong, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(sampled);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sampled, batch);
        ArgumentOutOfRangeException.ThrowIfNegative(wrong);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wrong, sampled);
        var tail = (1 - Check.OpenUnit(confidence)) / 2;
        var (fewest, most) = (wrong, batch - (sampled - wrong));
        var low = First(fewest, most, d => 1 - (wrong == 0 ? 0 : AcceptanceSampling.AtMost(wrong - 1, batch, d, sampled)) > tail);
        var high = First(fewest, most, d => d == most || AcceptanceSampling.AtMost(wrong, batch, d + 1, sampled) <= tail);
        return new Interval((double)low / batch, (double)high / batch);
    }

    /// <summary>The error rate from a review with unequal, known chances of being reviewed (because a rule fired, say).</summary>
    /// <param name="population">Labels in all, at least the number reviewed.</param>
    /// <param name="chances">Chance of each reviewed label to be reviewed, in (0, 1]. Keep a uniform audit of a few per cent, or some chance is 0.</param>
    /// <param name="isWrong">Whether each was wrong.</param>
    /// <returns>Horvitz and Thompson's rate, unbiased, and Hájek's, mostly nearer: null when nothing was reviewed.</returns>
    /// <exception cref="ArgumentException">Different lengths, a chance out of range (named), or more reviewed than there are.</exception>
    public static (double HorvitzThompson, double? Hajek) Weighted(int population, ReadOnlySpan<double> chances, ReadOnlySpan<bool> isWrong)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(population, Math.Max(1, chances.Length));
        if (chances.Length != isWrong.Length)
        {
            throw new ArgumentException($"{chances.Length} chances, but {isWrong.Length} verdicts.", nameof(isWrong));
        }

        var (wrong, all) = (0.0, 0.0);
        for (var n = 0; n < chances.Length; n++)
        {
            if (!(chances[n] > 0 && chances[n] <= 1))
            {
                throw new ArgumentException($"Label {n}: the chance {chances[n]} of being reviewed is not in (0, 1].", nameof(chances));
            }

            all += 1 / chances[n];
            wrong += isWrong[n] ? 1 / chances[n] : 0;
        }

        return (wrong / population, all == 0 ? null : wrong / all);
    }

    /// <summary>The error rate from a review by strata, such as bands of confidence.</summary>
    /// <param name="strata">At least one with labels in it; each that has labels with two reviewed or more, or all of its labels.</param>
    /// <returns>The rate, its standard error with the correction for finite strata, and the normal 95% interval.</returns>
    /// <exception cref="ArgumentException">No labels, or a stratum whose numbers do not fit (named).</exception>
    public static StratifiedErrorRate Stratified(IReadOnlyList<ReviewStratum> strata)
    {
        var all = Checked(strata);
        var (rate, variance) = (0.0, 0.0);
        for (var h = 0; h < strata.Count; h++)
        {
            var (size, reviewed, wrong) = strata[h];
            if (size == 0)
            {
                continue;
            }

            if (reviewed < Math.Min(2, size))
            {
                throw new ArgumentException($"Stratum {h}: {reviewed} of its {size} labels reviewed; two at least are needed.", nameof(strata));
            }

            var (weight, p) = (size / all, (double)wrong / reviewed);
            rate += weight * p;
            variance += reviewed == size ? 0 : weight * weight * (1 - ((double)reviewed / size)) * p * (1 - p) / (reviewed - 1);
        }

        var error = Math.Sqrt(variance);
        return new StratifiedErrorRate(rate, error, new Interval(Math.Max(0, rate - (Normal95 * error)), Math.Min(1, rate + (Normal95 * error))));
    }

    /// <summary>How many reviews each stratum should have next: Neyman's allocation, by size and by the spread of its verdicts so far.</summary>
    /// <param name="strata">What is known so far; strata without reviews count as half wrong, so none is skipped.</param>
    /// <param name="reviews">Reviews to share out, above 0.</param>
    /// <returns>Reviews for each stratum, not rounded; they sum to <paramref name="reviews"/>. Give each 20 at least.</returns>
    /// <exception cref="ArgumentException">No labels, or a stratum whose numbers do not fit (named).</exception>
    public static double[] Allocate(IReadOnlyList<ReviewStratum> strata, double reviews)
    {
        Check.Positive(reviews);
        Checked(strata);
        var weights = strata.Select(s => (P: (s.Wrong + 1.0) / (s.Reviewed + 2), s.Size)).Select(s => s.Size * Math.Sqrt(s.P * (1 - s.P))).ToArray();
        var sum = weights.Sum();
        return Array.ConvertAll(weights, w => reviews * w / sum);
    }

    private static double Checked(IReadOnlyList<ReviewStratum> strata)
    {
        ArgumentNullException.ThrowIfNull(strata);
        for (var h = 0; h < strata.Count; h++)
        {
            if (strata[h].Wrong < 0 || strata[h].Wrong > strata[h].Reviewed || strata[h].Reviewed > strata[h].Size)
            {
                throw new ArgumentException($"Stratum {h}: {strata[h]} does not fit; it must be 0 <= wrong <= reviewed <= size.", nameof(strata));
            }
        }

        var all = strata.Sum(s => (double)s.Size);
        return all > 0 ? all : throw new ArgumentException("No stratum has any label.", nameof(strata));
    }

    // the first number from which on a condition holds
    private static int First(int low, int high, Func<int, bool> holds)
    {
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = holds(middle) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
