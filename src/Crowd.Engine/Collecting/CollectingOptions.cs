using System.ComponentModel.DataAnnotations;

namespace Crowd.Engine.Collecting;

/// <summary>How answers are fetched.</summary>
public sealed record CollectingOptions
{
    /// <summary>Calls to the marketplace at the same time. Range 1 – 64, default 8.</summary>
    [Range(1, 64)] public int ParallelCalls { get; init; } = 8;

    /// <summary>Pages fetched and stored at once. Range 1 – 1000, default 100.</summary>
    [Range(1, 1000)] public int Batch { get; init; } = 100;

    /// <summary>Open pages asked for what has come so far, in one run at most. Range 0 – 10,000, default 100.</summary>
    [Range(0, 10_000)] public int OpenPagesPerRun { get; init; } = 100;

    /// <summary>Shortest wait between two runs, while answers come in. Range 50 ms – 10 min, default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:10:00")] public TimeSpan Shortest { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait between two runs, when nothing has come for long. Range 1 s – 1 h, default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")] public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>New answers are scored after this, so that many are scored together; later where a scoring takes long. Range 0 – 1 h, default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")] public TimeSpan ScoreDelay { get; init; } = TimeSpan.FromSeconds(2);
}
