namespace Crowd.Quality.Categorical;

/// <summary>Priors and stopping of the one-coin model.</summary>
public sealed record OneCoinOptions
{
    /// <summary>Pseudo-count of right answers of each worker; at least 0.</summary>
    public double RightPrior { get; init; } = 4;

    /// <summary>Pseudo-count of wrong answers of each worker; at least 0.</summary>
    public double WrongPrior { get; init; } = 1;

    /// <summary>
    /// Weight of the data in the class prior: 0 keeps it uniform (the default: estimating it in this model is dangerous, it can run into one class),
    /// 1 estimates it.
    /// </summary>
    public double ClassPriorWeight { get; init; }

    /// <summary>Stop at the latest after so many iterations; at least 1.</summary>
    public int MaxIterations { get; init; } = 100;

    /// <summary>Stop when the objective rose by less than this times the number of answers; at least 0.</summary>
    public double Tolerance { get; init; } = 1e-6;

    internal void Check()
    {
        DawidSkeneOptions.NotNegative(RightPrior, nameof(RightPrior));
        DawidSkeneOptions.NotNegative(WrongPrior, nameof(WrongPrior));
        DawidSkeneOptions.NotNegative(Tolerance, nameof(Tolerance));
        DawidSkeneOptions.NotNegative(ClassPriorWeight, nameof(ClassPriorWeight));
        if (MaxIterations < 1)
        {
            throw new ArgumentException($"{nameof(MaxIterations)} is {MaxIterations}: at least 1 is needed.");
        }
    }
}
