namespace Crowd.Engine.Reviewing;

/// <summary>What came of a person's decision about actions.</summary>
public abstract record DecisionOutcome
{
    private DecisionOutcome()
    {
    }

    /// <summary>It stands, and the enforcing job has been asked to carry it out.</summary>
    /// <param name="Actions">How many actions it moved.</param>
    public sealed record Done(int Actions) : DecisionOutcome;

    /// <summary>There is nothing (any more) that could be decided this way.</summary>
    public sealed record TooLate : DecisionOutcome;

    /// <summary>Somebody else must approve.</summary>
    /// <param name="Who">Who may not.</param>
    /// <param name="Why">As a sentence.</param>
    public sealed record NeedsAnother(string Who, string Why) : DecisionOutcome;
}
