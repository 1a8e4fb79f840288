namespace Crowd.Quality.Categorical;

/// <summary>Tempering of an item's evidence by the design effect of correlated answers.</summary>
internal static class DesignEffect
{
    public static void Check(double rho)
    {
        if (!(rho >= 0) || double.IsInfinity(rho))
        {
            throw new ArgumentOutOfRangeException(nameof(rho), rho, "rho must be a finite number of at least 0.");
        }
    }

    /// <summary>Turns evidence (sum of log-likelihoods of <paramref name="answers"/> answers) into a tempered posterior, in place.</summary>
    public static void Soften(Span<double> evidence, ReadOnlySpan<double> logPrior, double rho, int answers)
    {
        var gain = answers == 0 ? 0 : 1 / (1 + (rho * (answers - 1)));
        for (var k = 0; k < evidence.Length; k++)
        {
            evidence[k] = logPrior[k] + (gain * evidence[k]);
        }

        LogDomain.Soften(evidence);
    }
}
