using Crowd.Engine.Marketplaces;

namespace Crowd.Engine.Ledger;

/// <summary>Where a campaign's money is.</summary>
/// <param name="Budget">What may be spent in all.</param>
/// <param name="Held">Reserved for pages that are out, and bonuses on their way.</param>
/// <param name="Rewards">Paid to workers for approved work.</param>
/// <param name="Fees">Paid to the marketplace.</param>
/// <param name="Bonuses">Paid to workers on top.</param>
public sealed record CampaignMoney(Money Budget, Money Held, Money Rewards, Money Fees, Money Bonuses)
{
    /// <summary>Gone for good.</summary>
    public Money Spent => Rewards + Fees + Bonuses;

    /// <summary>Can still be promised.</summary>
    public Money Free => Budget - Held - Spent;
}
