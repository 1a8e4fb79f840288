using System.Collections.Concurrent;
using Crowd.Engine.Campaigns;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Publishing;

/// <summary>Takes a campaign's pages from the marketplace: those never sent are cancelled, open ones are offered no more.</summary>
internal sealed class Withdrawal(NpgsqlDataSource database, IMarketplaceDirectory marketplaces, PublishingOptions options, TimeProvider clock)
{
    /// <summary>Withdraws what is still out. Sessions in progress may still be submitted, and are collected.</summary>
    /// <returns>How many pages were cancelled or withdrawn.</returns>
    public async Task<int> RunAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var cancelled = await database.InTransactionAsync(async (transaction, token) =>
        {
            await CampaignStore.LockAsync(campaign.Id, transaction, token);
            var planned = await transaction.RowsAsync<long>("select hit_id from hits where campaign_id = @Id and state = 'planned'", new { campaign.Id }, token);
            return await PublishStore.EndAsync(transaction, planned, "cancelled", null, clock.GetUtcNow(), token);
        }, cancellationToken);
        return cancelled + await CloseOpenAsync(campaign, cancellationToken);
    }

    private async Task<int> CloseOpenAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var marketplace = marketplaces.Get(campaign.Definition.Marketplace);
        var open = await database.RowsAsync<(long HitId, string Listing)>(
            "select hit_id, marketplace_hit_id from hits where campaign_id = @Id and state = 'open' and withdrawn_at is null order by hit_id",
            new { campaign.Id }, cancellationToken);
        foreach (var batch in open.Chunk(options.Batch))
        {
            var done = new ConcurrentBag<long>();
            await Parallel.ForEachAsync(batch, new ParallelOptions { MaxDegreeOfParallelism = options.ParallelCalls, CancellationToken = cancellationToken },
                async (hit, token) =>
                {
                    await marketplace.CloseAsync(hit.Listing, token);
                    done.Add(hit.HitId);
                });
            // It may be complete at once: let it be asked soon.
            await database.RunAsync("update hits set withdrawn_at = @now, next_poll_at = @now where hit_id = any(@ids)",
                new { ids = done.ToArray(), now = clock.GetUtcNow() }, cancellationToken);
        }
        return open.Count;
    }
}
