namespace Crowd.Engine.Jobs;

/// <summary>What an engine has to do after it has started a run.</summary>
public abstract record RunOutcome
{
    private RunOutcome() { }

    /// <summary>Nothing: it has ended, or there is no such run any more.</summary>
    /// <param name="Error">Why it failed for good; null if it did not.</param>
    public sealed record Ended(string? Error = null) : RunOutcome;

    /// <summary>Start the same run again at <paramref name="At"/>: it failed and will be retried, or its key is in use.</summary>
    public sealed record Again(DateTimeOffset At) : RunOutcome;
}
