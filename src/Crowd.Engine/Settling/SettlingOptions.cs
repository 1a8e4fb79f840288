using System.ComponentModel.DataAnnotations;

namespace Crowd.Engine.Settling;

/// <summary>How work is settled.</summary>
public sealed record SettlingOptions
{
    /// <summary>Calls to the marketplace at the same time. Range 1 – 64, default 8.</summary>
    [Range(1, 64)] public int ParallelCalls { get; init; } = 8;

    /// <summary>Submissions settled at once. Range 1 – 5000, default 200.</summary>
    [Range(1, 5000)] public int Batch { get; init; } = 200;
}
