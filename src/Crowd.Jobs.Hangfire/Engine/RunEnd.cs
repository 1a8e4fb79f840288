namespace Crowd.Jobs.Hangfire.Engine;

/// <summary>How a run ended: to be started again at a time, failed for good with an error, or well (both null).</summary>
public sealed record RunEnd(DateTimeOffset? Again, string? Error);
