using Crowd.Engine.Campaigns;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Crowd.Cli.Running;

/// <summary>Launches campaigns and says in words why one can't be.</summary>
internal static class Launching
{
    /// <summary>Launches a campaign.</summary>
    /// <exception cref="BadInputException">The launch checks refuse it, or the settings do not know its marketplace.</exception>
    /// <exception cref="CrowdException">The marketplace can't be reached.</exception>
    public static async Task<long> LaunchAsync(CrowdNode node, CampaignDefinition definition, string author, CancellationToken cancellationToken, string? confirmed = null)
    {
        try
        {
            return await node.Services.GetRequiredService<CampaignLauncher>().LaunchAsync(definition, author, confirmed, cancellationToken);
        }
        catch (LaunchException e)
        {
            throw new BadInputException(e.Message, e);
        }
        catch (MarketplaceException e) when (!node.Services.GetRequiredService<EngineSettings>().Marketplaces.ContainsKey(definition.Marketplace))
        {
            throw new BadInputException(e.Message, e);
        }
        catch (MarketplaceException e)
        {
            throw new CrowdException($"The marketplace '{definition.Marketplace}' can't be used: {e.Message}", e);
        }
    }
}
