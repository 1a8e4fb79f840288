using System.ComponentModel.DataAnnotations;

namespace Crowd.Engine.Publishing;

/// <summary>How pages are sent.</summary>
public sealed record PublishingOptions
{
    /// <summary>Calls to the marketplace at the same time. Range 1 – 64, default 8.</summary>
    [Range(1, 64)] public int ParallelCalls { get; init; } = 8;

    /// <summary>Pages taken at once. Range 1 – 5000, default 200.</summary>
    [Range(1, 5000)] public int Batch { get; init; } = 200;

    /// <summary>An open page is first asked for its answers after this. Range 0 – 1 h, default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")] public TimeSpan FirstPoll { get; init; } = TimeSpan.FromSeconds(5);
}
