using Crowd.Engine.Marketplaces;

namespace Crowd.Engine.Reconciling;

/// <summary>An account's money as the marketplace itself keeps it (our sandbox tells it; others show a balance only).</summary>
/// <param name="Held">Reserved for open seats and undecided work.</param>
/// <param name="Rewards">Paid for work.</param>
/// <param name="Fees">Taken by the marketplace.</param>
/// <param name="Bonuses">Paid on top.</param>
public sealed record MarketplaceAccount(Money Held, Money Rewards, Money Fees, Money Bonuses);
