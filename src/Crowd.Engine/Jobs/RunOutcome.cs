namespace Crowd.Engine.Jobs;

/// <summary>What came of starting a run, for an engine that shows it. Nothing is asked of the engine: it is told when the run is due again.</summary>
public abstract record RunOutcome
{
    private RunOutcome() { }

    /// <summary>It has ended, or was given back, or there was nothing to do.</summary>
    /// <param name="Error">Why it failed for good; null if it did not.</param>
    public sealed record Ended(string? Error = null) : RunOutcome;

    /// <summary>It failed, and is tried again after <paramref name="Wait"/>.</summary>
    public sealed record Retried(string Error, TimeSpan Wait) : RunOutcome;
}
