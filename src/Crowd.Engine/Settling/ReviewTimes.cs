using Crowd.Engine.Campaigns;
using Crowd.Engine.Marketplaces;

namespace Crowd.Engine.Settling;

/// <summary>How long work waits for reviewers before it is approved.</summary>
internal sealed class ReviewTimes(IMarketplaceDirectory marketplaces)
{
    /// <summary>The campaign's own time; else at once in a sandbox or where the marketplace pays at once; else half of its auto-approval time.</summary>
    public TimeSpan DelayOf(CampaignDefinition definition) =>
        definition.ReviewDelay ?? (marketplaces.Get(definition.Marketplace).Capabilities.Sandbox ? TimeSpan.Zero : definition.AutoApproval / 2);
}
