namespace Crowd.Quality.Signals;

/// <summary>When two workers count as copying.</summary>
public sealed record CopyingOptions
{
    /// <summary>Items both answered, with a consensus of others, that a pair needs. At least 1; default 20.</summary>
    public int MinimumShared { get; init; } = 20;

    /// <summary>Share of false pairs to expect among those named (Benjamini–Hochberg), strictly between 0 and 1. Default 0.01.</summary>
    public double FalseDiscoveryRate { get; init; } = 0.01;

    /// <summary>Least part of the errors that must be common beyond chance, in [0, 1]. Default 0.3.</summary>
    public double MinimumExcess { get; init; } = 0.3;

    /// <summary>A wrong label given by more workers than this is popular, not copied: its pairs are not counted as candidates. Default 50.</summary>
    public int PopularWrongLabel { get; init; } = 50;
}
