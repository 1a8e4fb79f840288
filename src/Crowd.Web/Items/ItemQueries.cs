using Crowd.Web.Layout;
using Dapper;
using Npgsql;

namespace Crowd.Web.Items;

/// <summary>Reads items for the console.</summary>
public sealed class ItemQueries(NpgsqlDataSource database)
{
    /// <summary>Rows a page.</summary>
    public const int PageSize = 50;

    private const string Lines =
        """
        select i.item_id, i.key, i.state, i.role, i.wanted,
          (select count(*)::int from answers a where a.campaign_id = i.campaign_id and a.item_id = i.item_id and a.discarded_by is null) as answers,
          c.classes[k.label + 1] as label, k.confidence, c.classes[k.majority_label + 1] as majority, k.majority_share
        from items i join campaigns c using (campaign_id) left join consensus k using (campaign_id, item_id)
        where i.campaign_id = @campaignId
        """;

    /// <summary>A page of a campaign's items.</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="state">Only items in this state; null for all.</param>
    /// <param name="search">Only items whose key begins with this.</param>
    /// <param name="sort"><c>unsure</c> for the least sure first; else by order.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public async Task<Paging<ItemLine>> ListAsync(long campaignId, string? state, string? search, string? sort, int page, CancellationToken cancellationToken)
    {
        const string filter = " and (@state::text is null or i.state = @state) and (@search::text is null or starts_with(i.key, @search))";
        var order = sort == "unsure" ? "k.confidence nulls last, i.item_id" : "i.item_id";
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var all = await connection.QueryMultipleAsync(new CommandDefinition(
            $"select count(*)::int from items i where i.campaign_id = @campaignId{filter}; {Lines}{filter} order by {order} limit @size offset @skip",
            new { campaignId, state, search, size = PageSize, skip = (page - 1L) * PageSize }, cancellationToken: cancellationToken));
        var total = await all.ReadSingleAsync<int>();
        return new Paging<ItemLine>((await all.ReadAsync<ItemLine>()).AsList(), page, total, PageSize);
    }

    /// <summary>One item with its answers, or null.</summary>
    public async Task<ItemDetail?> FindAsync(long campaignId, long itemId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var all = await connection.QueryMultipleAsync(new CommandDefinition(
            Lines + """
             and i.item_id = @itemId;
            select jsonb_pretty(payload) from items where campaign_id = @campaignId and item_id = @itemId;
            select a.worker_id, w.external_id as worker, c.classes[a.label + 1] as label, a.value::text as value, a.answered_at, a.duration_ms, s.skill,
                   coalesce(s.standing, 'active') as standing, a.discarded_by is not null as discarded
            from answers a join campaigns c using (campaign_id) join workers w using (worker_id) left join worker_stats s using (campaign_id, worker_id)
            where a.campaign_id = @campaignId and a.item_id = @itemId order by a.answered_at, a.worker_id
            """, new { campaignId, itemId }, cancellationToken: cancellationToken));
        if (await all.ReadSingleOrDefaultAsync<ItemLine>() is not { } line)
            return null;
        var payload = await all.ReadSingleAsync<string>();
        return new ItemDetail(line, payload, (await all.ReadAsync<ItemAnswer>()).AsList());
    }
}
