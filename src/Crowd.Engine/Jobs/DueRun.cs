namespace Crowd.Engine.Jobs;

/// <summary>A waiting run and when it may start.</summary>
public sealed record DueRun(long RunId, string Job, string Key, DateTimeOffset DueAt);
