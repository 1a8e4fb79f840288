namespace Crowd.Marketplace.OperatorSite.Assignments;

/// <summary>A take of a HIT in the operator's list.</summary>
public sealed record AssignmentLine(
    long Take, string Id, string HitId, string Title, string Worker, string Status, DateTimeOffset AcceptedAt, DateTimeOffset? SubmittedAt, decimal PaidUsd);
