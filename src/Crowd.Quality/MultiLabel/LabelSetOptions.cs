namespace Crowd.Quality.MultiLabel;

/// <summary>How sets of labels become one.</summary>
public sealed record LabelSetOptions
{
    /// <summary>False: each label by the share of the workers who chose it. True (default): by its posterior, with each worker's rates.</summary>
    public bool UseModel { get; init; } = true;

    /// <summary>A label is taken from this share or posterior on, in (0, 1]; a share of exactly one half is not a majority. Default one half.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>Correlation of the workers' errors that tempers the posteriors, in [0, 1]. Default 0.4.</summary>
    public double Rho { get; init; } = 0.4;
}
