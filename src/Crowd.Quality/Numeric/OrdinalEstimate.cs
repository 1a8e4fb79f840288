namespace Crowd.Quality.Numeric;

/// <summary>What <see cref="OrdinalConsensus"/> found.</summary>
public sealed class OrdinalEstimate
{
    private readonly double[] _posterior;

    internal OrdinalEstimate(double[] posterior, int grades, double[] bias, double[] noise, int iterations, bool converged)
    {
        (_posterior, Grades, Bias, Noise, Iterations, HasConverged) = (posterior, grades, bias, noise, iterations, converged);
    }

    /// <summary>K: grades are 0 … K − 1.</summary>
    public int Grades { get; }

    /// <summary>For each worker how many grades too high he answers.</summary>
    public IReadOnlyList<double> Bias { get; }

    /// <summary>For each worker the standard deviation of his answers, in grades; above 0.</summary>
    public IReadOnlyList<double> Noise { get; }

    /// <summary>Rounds made.</summary>
    public int Iterations { get; }

    /// <summary>The last round moved no probability by more than 0.001.</summary>
    public bool HasConverged { get; }

    /// <summary>Probability of each grade of an item; sums to 1. An item without answers has the prior.</summary>
    public ReadOnlySpan<double> PosteriorOf(int item) => _posterior.AsSpan(item * Grades, Grades);

    /// <summary>The grade with the least expected loss; ties: the lower grade.</summary>
    public int Grade(int item, OrdinalLoss loss = OrdinalLoss.Distance) => OrdinalConsensus.Decide(PosteriorOf(item), loss);
}
