using Crowd.Engine.Campaigns;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Publishing;

/// <summary>Changes how long pages are offered: the marketplace is told first, our rows follow in the caller's transaction. Telling twice is harmless.</summary>
internal sealed class OpenPages(NpgsqlDataSource database, IMarketplaceDirectory marketplaces, PublishingOptions options, TimeProvider clock)
{
    private const string Open = "select h.hit_id, h.marketplace_hit_id as listing, h.expires_at from hits h where h.campaign_id = @campaignId and h.state = 'open' and h.withdrawn_at is null";

    /// <summary>A campaign's pages on the market; of one item only where it is given.</summary>
    public Task<List<OpenPage>> OfAsync(long campaignId, long? itemId, CancellationToken cancellationToken) =>
        database.RowsAsync<OpenPage>($"{Open} and (@itemId is null or h.hit_id in (select hit_id from hit_items where campaign_id = @campaignId and item_id = @itemId)) order by h.hit_id",
            new { campaignId, itemId }, cancellationToken);

    /// <summary>Those on which no work is waited for but this item.</summary>
    public Task<List<OpenPage>> OnlyOfAsync(long campaignId, long itemId, CancellationToken cancellationToken) =>
        database.RowsAsync<OpenPage>(
            $"""
            {Open} and h.hit_id in (select hit_id from hit_items where campaign_id = @campaignId and item_id = @itemId) and not exists (
              select 1 from hit_items o join items i using (campaign_id, item_id)
              where o.hit_id = h.hit_id and o.item_id <> @itemId and i.role = 'work' and not exists (
                select 1 from actions f where f.campaign_id = @campaignId and f.kind = 'finish' and f.state = 'applied' and f.item_id = o.item_id))
            order by h.hit_id
            """, new { campaignId, itemId }, cancellationToken);

    /// <summary>Offers them to nobody any more.</summary>
    public async Task<IReadOnlyList<OpenPage>> CloseAsync(string marketplace, IReadOnlyList<OpenPage> pages, CancellationToken cancellationToken)
    {
        await EachAsync(pages, (page, token) => marketplaces.Get(marketplace).CloseAsync(page.Listing, token), cancellationToken);
        return pages;
    }

    /// <summary>Offers them for longer, counted from when they would have ended or, where that is past, from <paramref name="from"/>.</summary>
    public async Task<IReadOnlyList<OpenPage>> ExtendAsync(string marketplace, IReadOnlyList<OpenPage> pages, TimeSpan by, DateTime from, CancellationToken cancellationToken)
    {
        var later = pages.Select(p => p with { ExpiresAt = (p.ExpiresAt > from ? p.ExpiresAt : from) + by }).ToList();
        await EachAsync(later, (page, token) => marketplaces.Get(marketplace).OfferUntilAsync(page.Listing, new DateTimeOffset(page.ExpiresAt), token), cancellationToken);
        return later;
    }

    /// <summary>Writes what was closed: the marketplace will list such pages as ended.</summary>
    /// <returns>Until when each was offered before.</returns>
    public async Task<Dictionary<long, DateTime>> ClosedAsync(NpgsqlTransaction transaction, IReadOnlyList<OpenPage> pages, CancellationToken cancellationToken)
    {
        await transaction.RunAsync("update hits set withdrawn_at = @now where hit_id = any(@ids) and state = 'open'",
            new { ids = pages.Select(p => p.HitId).ToArray(), now = clock.GetUtcNow() }, cancellationToken);
        return pages.ToDictionary(p => p.HitId, p => p.ExpiresAt);
    }

    /// <summary>Writes what was extended.</summary>
    /// <returns>Until when each was offered before.</returns>
    public static async Task<Dictionary<long, DateTime>> ExtendedAsync(NpgsqlTransaction transaction, IReadOnlyList<OpenPage> pages, CancellationToken cancellationToken) =>
        (await transaction.RowsAsync<(long HitId, DateTime Before)>(
            """
            with old as (select hit_id, expires_at from hits where hit_id = any(@ids) for no key update)
            update hits h set expires_at = n.expires from unnest(@ids, @expires) as n(hit_id, expires) join old using (hit_id)
            where h.hit_id = n.hit_id returning h.hit_id, old.expires_at
            """, new { ids = pages.Select(p => p.HitId).ToArray(), expires = pages.Select(p => p.ExpiresAt).ToArray() }, cancellationToken)).ToDictionary(p => p.HitId, p => p.Before);

    /// <summary>Drops pages that have not been sent yet: of an item, of nothing but that item, or all of the campaign's. Their items are planned anew if they still ask.</summary>
    public async Task CancelPlannedAsync(NpgsqlTransaction transaction, long campaignId, long? itemId, bool onlyOf, CancellationToken cancellationToken)
    {
        await CampaignStore.LockAsync(campaignId, transaction, cancellationToken);
        var planned = await transaction.RowsAsync<long>(
            """
            select hit_id from hits h where campaign_id = @campaignId and state = 'planned'
              and (@itemId is null or exists (select 1 from hit_items o where o.hit_id = h.hit_id and o.item_id = @itemId))
              and not (@onlyOf and exists (
                select 1 from hit_items o join items i using (campaign_id, item_id) where o.hit_id = h.hit_id and o.item_id <> @itemId and i.role = 'work'))
            """, new { campaignId, itemId, onlyOf }, cancellationToken);
        await PublishStore.EndAsync(transaction, planned, "cancelled", null, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>Offers pages as long as before, as far as they are still ours to change.</summary>
    /// <param name="marketplace">Where.</param>
    /// <param name="effects">What <see cref="ClosedAsync"/> or <see cref="ExtendedAsync"/> gave, as <c>pages</c> of a JSON object.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public async Task ReopenAsync(string marketplace, string? effects, CancellationToken cancellationToken)
    {
        var pages = await database.RowsAsync<OpenPage>(
            """
            select h.hit_id, h.marketplace_hit_id as listing, o.value::timestamptz as expires_at
            from jsonb_each_text(coalesce(@effects::jsonb -> 'pages', '{}')) o join hits h on h.hit_id = o.key::bigint join campaigns c using (campaign_id)
            where h.state = 'open' and not c.withdrawn order by h.hit_id
            """, new { effects }, cancellationToken);
        await EachAsync(pages, async (page, token) =>
        {
            await marketplaces.Get(marketplace).OfferUntilAsync(page.Listing, new DateTimeOffset(page.ExpiresAt), token);
            await database.RunAsync("update hits set expires_at = @ExpiresAt, withdrawn_at = null where hit_id = @HitId", new { page.HitId, page.ExpiresAt }, token);
        }, cancellationToken);
    }

    private Task EachAsync(IEnumerable<OpenPage> pages, Func<OpenPage, CancellationToken, Task> change, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(pages, new ParallelOptions { MaxDegreeOfParallelism = options.ParallelCalls, CancellationToken = cancellationToken },
            async (page, token) => await change(page, token));
}
