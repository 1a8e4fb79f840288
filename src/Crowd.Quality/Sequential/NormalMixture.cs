using MathNet.Numerics;

namespace Crowd.Quality.Sequential;

/// <summary>Robbins' one-sided normal mixture, for scores with a variance of at most 1/4 (doi 10.1214/aoms/1177696786).</summary>
/// <remarks>Near a limit of one half as fast as <see cref="RateTest"/>, near 0.9 half as fast. Not random.</remarks>
public static class NormalMixture
{
    /// <summary>ln e against "mean &gt;= p0".</summary>
    /// <param name="p0">The limit, in [0, 1].</param>
    /// <param name="sum">Sum of the scores, 0 to <paramref name="count"/>.</param>
    /// <param name="count">Scores, 0 or more.</param>
    /// <param name="rho">Variance at which the mixture is sharpest, above 0.</param>
    /// <returns>ln e, finite.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument out of its range, or NaN.</exception>
    public static double Below(double p0, double sum, double count, double rho = 5)
    {
        Check.Unit(p0);
        Check.Count(sum);
        Check.Count(count);
        Check.Positive(rho);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sum, count);
        var missing = count * p0 - sum;
        var variance = count / 4 + rho;
        return 0.5 * Math.Log(4 * rho / variance) + missing * missing / (2 * variance) + LogNormalCdf(missing / Math.Sqrt(variance));
    }

    private static double LogNormalCdf(double x) =>
        x > -30
            ? Math.Log(0.5 * SpecialFunctions.Erfc(-x / Constants.Sqrt2))
            : -x * x / 2 - Math.Log(-x * Constants.Sqrt2Pi) + Math.Log(1 - 1 / (x * x)); // Mills' ratio, 1e-6 relative out there
}
