namespace Crowd.Marketplace.Taking;

/// <summary>A line of a worker's history: one take of a HIT.</summary>
/// <param name="Take">Grows with each take; the key for paging.</param>
/// <param name="PaidUsd">The reward once approved, else 0.</param>
/// <param name="BonusUsd">Bonuses paid for it.</param>
/// <param name="Feedback">The requester's words: with a rejection, its reason.</param>
public sealed record WorkLine(
    long Take, AssignmentId AssignmentId, HitId HitId, string Title, string Requester, TakeStatus Status,
    DateTimeOffset AcceptedAt, DateTimeOffset? SubmittedAt, decimal RewardUsd, decimal PaidUsd, decimal BonusUsd, string? Feedback);
