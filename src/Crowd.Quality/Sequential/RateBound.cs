namespace Crowd.Quality.Sequential;

/// <summary>
/// One-sided bounds of a rate that hold at every look, from the same evidence as <see cref="RateTest"/> without restarts: beside a rule,
/// the bound lies beyond the rule's limit exactly when the test has crossed. Cost: about 60 evaluations. Not random.
/// </summary>
public static class RateBound
{
    /// <summary>The smallest limit that "the rate is below it" has been proved of, or 1 if there is none yet.</summary>
    /// <param name="correct">Sum of the scores; 0 or more.</param>
    /// <param name="wrong">Count less the sum; 0 or more.</param>
    /// <param name="options">Alpha and steps; null for the defaults.</param>
    /// <returns>A bound in (0, 1], not below the observed rate: the rate is under it with confidence 1 − alpha, whenever one looks.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative or infinite count, or NaN.</exception>
    public static double Upper(double correct, double wrong, RateTestOptions? options = null)
    {
        Check.Count(correct);
        Check.Count(wrong);
        var test = new RateTest(0.5, RateSide.Below, options);
        var target = Math.Log(test.Threshold);
        var (low, high) = (0.0, 1.0);
        if (GridEvidence.Log(high, RateSide.Below, test.Steps, correct, wrong) < target)
        {
            return 1;
        }

        while (high - low > 1e-14)
        {
            var middle = (low + high) / 2;
            if (GridEvidence.Log(middle, RateSide.Below, test.Steps, correct, wrong) < target)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return high;
    }

    /// <summary>The largest limit that "the rate is above it" has been proved of, or 0 if there is none yet.</summary>
    /// <inheritdoc cref="Upper"/>
    /// <returns>A bound in [0, 1), not above the observed rate: the rate is over it with confidence 1 − alpha, whenever one looks.</returns>
    public static double Lower(double correct, double wrong, RateTestOptions? options = null) => 1 - Upper(wrong, correct, options);
}
