namespace Crowd.Marketplace.OperatorSite.Hits;

/// <summary>A HIT in the operator's list. Counters as the marketplace keeps them: open slots, at work, undecided, approved, rejected.</summary>
public sealed record HitLine(
    long Seq, string Id, string Requester, string Title, string Status, int Slots, int Open, int AtWork, int Undecided, int Approved, int Rejected,
    decimal RewardUsd, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, string? Annotation);
