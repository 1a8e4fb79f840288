using Crowd.Engine.Marketplaces;
using Crowd.Engine.Publishing;

namespace Crowd.Engine.Campaigns;

/// <summary>What the first round of a campaign will ask and cost.</summary>
/// <param name="Items">To be labelled.</param>
/// <param name="Checks">Check questions.</param>
/// <param name="Hits">Pages published.</param>
/// <param name="Assignments">Seats on them.</param>
/// <param name="Answers">Answers asked, check questions among them.</param>
/// <param name="Rewards">For the workers.</param>
/// <param name="Fees">For the marketplace.</param>
/// <param name="Most">Rewards and fees if every item came to need the most answers.</param>
public sealed record CampaignEstimate(int Items, int Checks, int Hits, int Assignments, long Answers, Money Rewards, Money Fees, Money Most)
{
    /// <summary>Rewards and fees of the first round.</summary>
    public Money Total => Rewards + Fees;

    /// <summary>Estimates a definition at a marketplace's prices.</summary>
    public static CampaignEstimate Of(CampaignDefinition definition, IMarketplace marketplace)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(marketplace);
        return Of(definition, FirstRound.Plan(definition, i => i), marketplace);
    }

    internal static CampaignEstimate Of(CampaignDefinition definition, IReadOnlyList<PagePlan> pages, IMarketplace marketplace)
    {
        var (rewards, fees, seats, answers) = (Money.Zero, Money.Zero, 0, 0L);
        foreach (var group in pages.GroupBy(p => p.Seats))
        {
            var n = group.Key * group.Count();
            seats += n;
            answers += group.Sum(p => (long)p.Items.Count) * group.Key;
            rewards += definition.Reward * n;
            fees += marketplace.FeePerSeat(definition.Reward, group.Key) * n;
        }
        var work = definition.Items.Count(i => i.Role == ItemRole.Work);
        var all = pages.Sum(p => p.Seats > 0 ? (long)definition.MostAnswers : 0);
        var most = (definition.Reward + marketplace.FeePerSeat(definition.Reward, definition.MostAnswers)) * all;
        return new(work, definition.Items.Count(i => i.Role == ItemRole.Check), pages.Count, seats, answers, rewards, fees, most);
    }
}
