namespace Crowd.Quality.Numeric;

/// <summary>Priors of the Gaussian model.</summary>
internal sealed record GaussianSettings
{
    public static GaussianSettings NoPriors { get; } = new() { VarianceShape = 0, VarianceScale = 0, HasItemPrior = false, KeepsItemVariance = false };

    /// <summary>Shape of the inverse-gamma prior of a worker's variance; 0 for none.</summary>
    public double VarianceShape { get; init; } = 2;

    /// <summary>Its scale; null for shape times the pooled variance.</summary>
    public double? VarianceScale { get; init; }

    /// <summary>Variance each worker starts with; null for the pooled one.</summary>
    public double? StartVariance { get; init; }

    /// <summary>Values are drawn to the mean of all items.</summary>
    public bool HasItemPrior { get; init; } = true;

    /// <summary>The uncertainty of an item's value enters the workers' variances.</summary>
    public bool KeepsItemVariance { get; init; } = true;

    /// <summary>Degrees of freedom of the errors; infinite for normal ones.</summary>
    public double Freedom { get; init; } = double.PositiveInfinity;

    public int MaximumIterations { get; init; } = 200;
}
