using System.Text.Json;
using Crowd.Engine.Campaigns;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Publishing;

/// <summary>The rows behind publishing.</summary>
internal sealed class PublishStore(NpgsqlDataSource database, TimeProvider clock)
{
    public Task<List<ClaimedHit>> ClaimAsync(long campaignId, long after, bool asks, int limit, CancellationToken cancellationToken) =>
        database.RowsAsync<ClaimedHit>(Sql.Of("Publishing", "claim_hits"),
            new { campaignId, after, asks, limit, now = clock.GetUtcNow() }, cancellationToken);

    /// <summary>What stands on each page, in order.</summary>
    public async Task<ILookup<long, PageItem>> ItemsAsync(IEnumerable<ClaimedHit> hits, CancellationToken cancellationToken)
    {
        var rows = await database.RowsAsync<(long HitId, string Key, string Payload)>(
            """
            select h.hit_id, i.key, i.payload::text as payload from hit_items h join items i using (campaign_id, item_id)
            where h.hit_id = any(@ids) order by h.hit_id, h.position
            """, new { ids = hits.Select(h => h.HitId).ToArray() }, cancellationToken);
        return rows.ToLookup(r => r.HitId, r => new PageItem(r.Key, JsonSerializer.Deserialize<Dictionary<string, string>>(r.Payload)!));
    }

    /// <summary>Which pages asked the same items before: who had one of those could answer nothing new.</summary>
    public async Task<ILookup<long, string>> ApartAsync(long campaignId, IEnumerable<ClaimedHit> hits, CancellationToken cancellationToken)
    {
        var rows = await database.RowsAsync<(long HitId, string Listing)>(Sql.Of("Publishing", "apart_hits"),
            new { campaignId, ids = hits.Select(h => h.HitId).ToArray(), most = PageRenderer.MostApart }, cancellationToken);
        return rows.ToLookup(r => r.HitId, r => r.Listing);
    }

    /// <summary>Sent pages are open now.</summary>
    public async Task OpenedAsync(IReadOnlyCollection<(long HitId, Listing Listing)> opened, TimeSpan firstPoll, CancellationToken cancellationToken)
    {
        if (opened.Count == 0)
            return;
        var now = clock.GetUtcNow();
        await database.RunAsync(Sql.Of("Publishing", "open_hits"), new
        {
            hits = opened.Select(o => o.HitId).ToArray(), listings = opened.Select(o => o.Listing.Id).ToArray(),
            expires = opened.Select(o => o.Listing.Expires.ToUniversalTime()).ToArray(), now, nextPoll = now + firstPoll,
        }, cancellationToken);
    }

    /// <summary>For want of money none of these was made, but for those written as open: they wait again.</summary>
    public Task NotSentAsync(IEnumerable<ClaimedHit> hits, CancellationToken cancellationToken) =>
        database.RunAsync("update hits set state = 'planned' where hit_id = any(@ids) and state = 'sending'",
            new { ids = hits.Select(h => h.HitId).ToArray() }, cancellationToken);

    /// <summary>Ends pages as closed, cancelled or failed; unused reservations go back.</summary>
    public static Task<int> EndAsync(
        NpgsqlTransaction transaction, IReadOnlyCollection<long> hits, string state, string? error, DateTimeOffset now, CancellationToken cancellationToken) =>
        transaction.OneAsync<int>(Sql.Of("Publishing", "end_hits"), new { hits = hits.ToArray(), state, error, now }, cancellationToken);

    /// <summary>A page that the marketplace refuses for good: it fails with the reason, and a person is told.</summary>
    public Task FailedAsync(Campaign campaign, long hitId, string reason, CancellationToken cancellationToken) =>
        database.InTransactionAsync(async (transaction, token) =>
        {
            var now = clock.GetUtcNow();
            await EndAsync(transaction, [hitId], "failed", reason, now, token);
            await Alerts.RaiseAsync(transaction, "hit-refused", $"campaign:{campaign.Id}",
                $"Campaign {campaign.Name}: the marketplace refuses a page (HIT {hitId}): {reason}", campaign.Id, now, token);
        }, cancellationToken);
}
