using MathNet.Numerics;

namespace Crowd.Quality.Sequential;

/// <summary>
/// Evidence from mixing the alternative rate over a Beta(a, b) prior. Exact in closed form, and the source of the two-sided
/// <see cref="ConfidenceSequence"/>. <see cref="RateTest"/> is what rules use: it takes restarts and doubtful references.
/// </summary>
/// <remarks>Cost: a few special functions. Not random. Accurate to 1e-9 up to some 100,000 scores.</remarks>
public static class BetaMixture
{
    /// <summary>
    /// ln e of the mixture over all rates, against "rate = p0" exactly. It grows for a very good worker as for a very bad one: never block on it.
    /// </summary>
    /// <param name="p0">The rate tested, strictly between 0 and 1.</param>
    /// <param name="correct">Right answers, 0 or more.</param>
    /// <param name="wrong">Wrong answers, 0 or more.</param>
    /// <param name="a">First parameter of the prior, above 0.</param>
    /// <param name="b">Second parameter of the prior, above 0.</param>
    /// <returns>ln e, finite.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument out of its range, or NaN.</exception>
    public static double TwoSided(double p0, double correct, double wrong, double a = 0.5, double b = 0.5)
    {
        Check.OpenUnit(p0);
        Check.Count(correct);
        Check.Count(wrong);
        Check.Positive(a);
        Check.Positive(b);
        return LogBeta(a + correct, b + wrong) - LogBeta(a, b) - correct * Math.Log(p0) - wrong * Math.Log(1 - p0);
    }

    /// <summary>ln e of the mixture over rates below <paramref name="p0"/> alone, against "rate &gt;= p0".</summary>
    /// <inheritdoc cref="TwoSided"/>
    /// <returns>ln e; negative infinity where the share of the prior below p0 underflows (no evidence against a very good worker).</returns>
    public static double Below(double p0, double correct, double wrong, double a = 1, double b = 1) =>
        TwoSided(p0, correct, wrong, a, b)
        + Math.Log(SpecialFunctions.BetaRegularized(a + correct, b + wrong, p0))
        - Math.Log(SpecialFunctions.BetaRegularized(a, b, p0));

    /// <summary>ln B(a, b).</summary>
    internal static double LogBeta(double a, double b) =>
        SpecialFunctions.GammaLn(a) + SpecialFunctions.GammaLn(b) - SpecialFunctions.GammaLn(a + b);
}
