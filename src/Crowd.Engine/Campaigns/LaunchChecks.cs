using Crowd.Engine.Marketplaces;
using Crowd.Engine.Publishing;

namespace Crowd.Engine.Campaigns;

/// <summary>What must hold at the marketplace before anything is promised there. Pure: what the marketplace said is given.</summary>
internal static class LaunchChecks
{
    // What a marketplace puts around a page (MTurk: the question's XML).
    private const int Envelope = 1024;

    /// <param name="definition">The campaign.</param>
    /// <param name="estimate">Of its first round.</param>
    /// <param name="capabilities">Of its marketplace.</param>
    /// <param name="balance">What the account can spend.</param>
    /// <param name="confirmed">The marketplace that the person who launches has confirmed by name, if any.</param>
    public static IEnumerable<string> Problems(
        CampaignDefinition definition, CampaignEstimate estimate, MarketplaceCapabilities capabilities, Money balance, string? confirmed)
    {
        if (!capabilities.Sandbox && confirmed != capabilities.Name)
            yield return $"Marketplace '{capabilities.Name}' takes real money (up to {definition.Budget}): launching there must be confirmed by its name.";
        if (!capabilities.Hosting)
            yield return $"Marketplace '{capabilities.Name}' only recruits people; it cannot show this campaign's pages.";
        if (estimate.Total > definition.Budget)
            yield return $"The first round costs {estimate.Total} ({estimate.Assignments} assignments: {estimate.Rewards} rewards + {estimate.Fees} fees), "
                + $"more than the budget of {definition.Budget}.";
        else if (estimate.Total > balance)
            yield return $"The first round costs {estimate.Total}, but the account at '{capabilities.Name}' has {balance} left.";
        var bytes = PageLint.LargestPage(definition) + Envelope;
        if (bytes > capabilities.LongestPage)
            yield return $"The largest page has {bytes:N0} bytes, '{capabilities.Name}' takes {capabilities.LongestPage:N0}: lower items_per_hit or shorten the template.";
    }
}
