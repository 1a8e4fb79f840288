namespace Crowd.Marketplace.Taking;

/// <summary>What came of a worker's submission.</summary>
public abstract record SubmitOutcome
{
    private SubmitOutcome() { }

    /// <summary>Stored. The group is where the next HIT of the same kind is.</summary>
    public sealed record Submitted(HitId HitId, GroupId GroupId, DateTimeOffset At) : SubmitOutcome;

    /// <summary>Submitted before: the first submission stands.</summary>
    public sealed record AlreadySubmitted : SubmitOutcome;

    /// <summary>The deadline has passed; the assignment is abandoned.</summary>
    public sealed record Late : SubmitOutcome;

    /// <summary>Another worker holds this assignment.</summary>
    public sealed record NotYours : SubmitOutcome;

    /// <summary>Returned before, or there never was such an assignment (a preview's id, for one).</summary>
    public sealed record NoSuchAssignment : SubmitOutcome;

    /// <summary>The answer is larger than <see cref="AnswerXml.MaxLength"/>.</summary>
    public sealed record TooLarge : SubmitOutcome;
}
