using Crowd.Quality.Categorical;

namespace Crowd.Quality.Calibration;

/// <summary>One gold item: what its answers say of each class, the prior, how many they are, and the truth.</summary>
internal sealed record RhoCase(double[] Evidence, double[] LogPrior, int Answers, int Truth)
{
    public double LogProbability(double rho)
    {
        Span<double> row = Evidence.Length <= 64 ? stackalloc double[Evidence.Length] : new double[Evidence.Length];
        Evidence.CopyTo(row);
        DesignEffect.Soften(row, LogPrior, rho, Answers);
        return Math.Log(Math.Max(row[Truth], 1e-300));
    }
}
