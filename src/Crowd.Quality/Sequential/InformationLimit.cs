namespace Crowd.Quality.Sequential;

/// <summary>
/// What no test can beat: one that is wrong with chance alpha and in the end finds every rate p beyond the limit needs, on average, at
/// least ln(1/alpha) / KL(p || limit) scores (Wald 1945, doi 10.1214/aoms/1177731118).
/// </summary>
public static class InformationLimit
{
    /// <summary>KL(p || q) of two Bernoulli rates, in nats: what one score tells on average.</summary>
    /// <param name="rate">p in [0, 1].</param>
    /// <param name="limit">q strictly between 0 and 1.</param>
    /// <returns>0 or more, finite.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A rate or limit out of its range, or NaN.</exception>
    public static double Divergence(double rate, double limit)
    {
        Check.Unit(rate);
        Check.OpenUnit(limit);
        return Math.Max(0, Term(rate, limit) + Term(1 - rate, 1 - limit));
    }

    /// <summary>Fewest scores, on average, after which any valid test can tell <paramref name="rate"/> from <paramref name="limit"/>.</summary>
    /// <param name="rate">The true rate, in [0, 1].</param>
    /// <param name="limit">The limit, strictly between 0 and 1.</param>
    /// <param name="alpha">Chance of a false alarm, strictly between 0 and 1.</param>
    /// <returns>A positive number, infinity at the limit itself.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument out of its range, or NaN.</exception>
    public static double Scores(double rate, double limit, double alpha = 0.05) =>
        -Math.Log(Check.OpenUnit(alpha)) / Divergence(rate, limit);

    private static double Term(double p, double q) => p == 0 ? 0 : p * Math.Log(p / q);
}
