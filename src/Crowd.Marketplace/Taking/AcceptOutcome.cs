namespace Crowd.Marketplace.Taking;

/// <summary>What came of a worker's wish to take a HIT.</summary>
public abstract record AcceptOutcome
{
    private AcceptOutcome() { }

    /// <summary>The worker has it until the deadline. <paramref name="Resumed"/>: had it already; the deadline is the first one's.</summary>
    public sealed record Accepted(AssignmentId AssignmentId, HitId HitId, DateTimeOffset AcceptedAt, DateTimeOffset Deadline, bool Resumed) : AcceptOutcome;

    /// <summary>The worker has submitted this HIT before; nobody does a HIT twice.</summary>
    public sealed record AlreadyDone : AcceptOutcome;

    /// <summary>No free slot, or in a group no HIT that the worker could still take.</summary>
    public sealed record NoneLeft : AcceptOutcome;

    /// <summary>The HIT's lifetime has ended.</summary>
    public sealed record Expired : AcceptOutcome;

    /// <summary>A qualification requirement is not met.</summary>
    public sealed record NotEligible : AcceptOutcome;

    /// <summary>The requester has blocked the worker.</summary>
    public sealed record Blocked : AcceptOutcome;

    /// <summary>There is no such HIT or group (or it is deleted).</summary>
    public sealed record NoSuchHit : AcceptOutcome;

    /// <summary>There is no such worker, or the account is closed.</summary>
    public sealed record NoSuchWorker : AcceptOutcome;

    internal static AcceptOutcome Refused(string outcome) => outcome switch
    {
        "done" => new AlreadyDone(),
        "none_left" => new NoneLeft(),
        "expired" => new Expired(),
        "not_eligible" => new NotEligible(),
        "blocked" => new Blocked(),
        "no_hit" => new NoSuchHit(),
        "no_worker" => new NoSuchWorker(),
        _ => throw new InvalidOperationException($"work.accept said '{outcome}'."),
    };
}
