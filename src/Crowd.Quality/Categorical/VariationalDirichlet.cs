using MathNet.Numerics;

namespace Crowd.Quality.Categorical;

/// <summary>A Dirichlet posterior's expected logarithms.</summary>
internal static class VariationalDirichlet
{
    /// <summary>Replaces counts by expected logarithms under a symmetric prior; returns minus the divergence from the prior.</summary>
    public static double Update(Span<double> counts, double pseudo)
    {
        Span<double> prior = counts.Length <= 64 ? stackalloc double[counts.Length] : new double[counts.Length];
        prior.Fill(pseudo);
        return Update(counts, prior, counts);
    }

    /// <summary>Writes expected logarithms (in place allowed); returns minus the divergence from the prior.</summary>
    public static double Update(ReadOnlySpan<double> counts, ReadOnlySpan<double> prior, Span<double> logs)
    {
        var (sum, priorSum, divergence) = (0.0, 0.0, 0.0);
        for (var k = 0; k < counts.Length; k++)
        {
            var (count, posterior) = (counts[k], counts[k] + prior[k]);
            logs[k] = SpecialFunctions.DiGamma(posterior);
            (sum, priorSum) = (sum + posterior, priorSum + prior[k]);
            divergence += SpecialFunctions.GammaLn(prior[k]) - SpecialFunctions.GammaLn(posterior) + (count * logs[k]);
        }

        var norm = SpecialFunctions.DiGamma(sum);
        foreach (ref var value in logs)
        {
            value -= norm;
        }

        return -(divergence + SpecialFunctions.GammaLn(sum) - SpecialFunctions.GammaLn(priorSum) - ((sum - priorSum) * norm));
    }
}
