namespace Crowd.Quality.Categorical;

/// <summary>Priors and stopping of Dawid–Skene. The defaults are what won on eight public sets (docs/methods.md).</summary>
public sealed record DawidSkeneOptions
{
    /// <summary>Plain maximum likelihood, as printed in 1979: no pseudo-counts (expected counts are clipped at 1e-10).</summary>
    public static DawidSkeneOptions MaximumLikelihood { get; } = new() { DiagonalPrior = 0, OffDiagonalPrior = 0, ClassPriorWeight = 0 };

    /// <summary>Pseudo-count of a right answer in each row of a worker's confusion matrix. At least 0.</summary>
    public double DiagonalPrior { get; init; } = 1;

    /// <summary>Pseudo-count of each wrong answer; null: min(1/4, 1/(K − 1)). At least 0.</summary>
    public double? OffDiagonalPrior { get; init; }

    /// <summary>Weight of the majority-vote shares as pseudo-counts of the class prior: 1 halves its drift away from the votes. At least 0.</summary>
    public double ClassPriorWeight { get; init; } = 1;

    /// <summary>
    /// Strength s of the pool as a prior: s times the confusion matrix of all workers together is added to each worker's counts. 0: off.
    /// Helps where most workers have few answers; hurts where a few workers differ much from the rest.
    /// </summary>
    public double PoolStrength { get; init; }

    /// <summary>Stop at the latest after so many iterations; at least 1.</summary>
    public int MaxIterations { get; init; } = 100;

    /// <summary>Stop when the objective rose by less than this times the number of answers; at least 0 (0: only when it no longer rises).</summary>
    public double Tolerance { get; init; } = 1e-6;

    internal void Check()
    {
        NotNegative(DiagonalPrior, nameof(DiagonalPrior));
        NotNegative(OffDiagonalPrior ?? 0, nameof(OffDiagonalPrior));
        NotNegative(ClassPriorWeight, nameof(ClassPriorWeight));
        NotNegative(PoolStrength, nameof(PoolStrength));
        NotNegative(Tolerance, nameof(Tolerance));
        if (MaxIterations < 1)
        {
            throw new ArgumentException($"{nameof(MaxIterations)} is {MaxIterations}: at least 1 is needed.");
        }
    }

    internal static void NotNegative(double value, string name)
    {
        if (!(value >= 0) || double.IsInfinity(value))
        {
            throw new ArgumentException($"{name} is {value}: it must be a finite number of at least 0.");
        }
    }
}
