namespace Crowd.Engine.Jobs;

/// <summary>What an engine has to do after it has started a run.</summary>
public abstract record RunOutcome
{
    private RunOutcome() { }

    /// <summary>Nothing: it has ended, well or for good, or there is no such run any more.</summary>
    public sealed record Ended : RunOutcome;

    /// <summary>Start the same run again at <paramref name="At"/>: it failed and will be retried, or its key is in use.</summary>
    public sealed record Again(DateTimeOffset At) : RunOutcome;
}
