namespace Crowd.Marketplace.Taking;

/// <summary>An assignment that a worker has accepted and not handed in.</summary>
public sealed record HeldAssignment(AssignmentId AssignmentId, DateTimeOffset AcceptedAt, DateTimeOffset Deadline, HitPage Page);
