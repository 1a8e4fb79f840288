namespace Crowd.Jobs.Hangfire.Engine;

/// <summary>How a run ended: well (both null), failed for good with an error, or failed with an error and tried again after a wait.</summary>
public sealed record RunEnd(string? Error, TimeSpan? TriedAgainAfter);
