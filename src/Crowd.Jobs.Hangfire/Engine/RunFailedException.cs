namespace Crowd.Jobs.Hangfire.Engine;

/// <summary>Shows in the dashboard why a run failed for good.</summary>
public sealed class RunFailedException(string message) : Exception(message);
