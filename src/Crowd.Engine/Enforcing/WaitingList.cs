using Crowd.Engine.Marketplaces;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Enforcing;

/// <summary>The list at the marketplace behind the table <c>waits</c>: whoever is on it may not take the campaign's pages for now.</summary>
internal sealed class WaitingList(NpgsqlDataSource database, IMarketplaceDirectory marketplaces)
{
    /// <summary>Puts an action's worker on it.</summary>
    public async Task PutAsync(ActionRow action, CancellationToken cancellationToken)
    {
        var marketplace = marketplaces.Get(action.Marketplace);
        await marketplace.PutAsync(action.Worker, await ListAsync(marketplace, action, cancellationToken), 1, cancellationToken);
    }

    /// <summary>Takes an action's worker off it, unless another action keeps him waiting.</summary>
    public async Task RemoveAsync(ActionRow action, CancellationToken cancellationToken)
    {
        var others = await database.OneAsync<bool>(
            """
            select exists (select 1 from waits
              where campaign_id = @CampaignId and worker_id = @WorkerId and action_id <> @ActionId and state <> 'leaving')
            """, new { action.CampaignId, action.WorkerId, action.ActionId }, cancellationToken);
        if (others)
            return;
        var marketplace = marketplaces.Get(action.Marketplace);
        await marketplace.RemoveAsync(action.Worker, await ListAsync(marketplace, action, cancellationToken), cancellationToken);
    }

    private static Task<string> ListAsync(IMarketplace marketplace, ActionRow action, CancellationToken cancellationToken) =>
        marketplace.EnsureListAsync(ExclusionLists.Waiting(action.CampaignId), ExclusionLists.WaitingDescription, cancellationToken);
}
