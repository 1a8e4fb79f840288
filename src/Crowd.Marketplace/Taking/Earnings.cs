namespace Crowd.Marketplace.Taking;

/// <summary>A worker's money and how his submissions fared.</summary>
/// <param name="RewardsUsd">Paid for approved assignments.</param>
/// <param name="BonusesUsd">Bonuses.</param>
/// <param name="PendingUsd">Rewards of what is submitted and undecided.</param>
public sealed record Earnings(decimal RewardsUsd, decimal BonusesUsd, decimal PendingUsd, long Submitted, long Approved, long Rejected);
