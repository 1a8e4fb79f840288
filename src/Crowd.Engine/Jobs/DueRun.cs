namespace Crowd.Engine.Jobs;

/// <summary>A run that is to start now.</summary>
public sealed record DueRun(long RunId, string Job, string Key);
