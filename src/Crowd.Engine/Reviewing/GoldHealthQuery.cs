using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Reviewing;

/// <summary>Reads how a campaign's check questions fare.</summary>
public sealed class GoldHealthQuery(NpgsqlDataSource database)
{
    /// <summary>Every check question with answers that count: those that good workers miss first.</summary>
    public async Task<IReadOnlyList<GoldQuestion>> ReadAsync(long campaignId, CancellationToken cancellationToken) =>
        GoldHealth.Of(await database.RowsAsync<GoldAnswer>(
            """
            select i.item_id, i.key, c.classes[i.gold + 1] as gold, a.worker_id, c.classes[a.label + 1] as label, s.skill
            from items i join campaigns c using (campaign_id) join answers a using (campaign_id, item_id) left join worker_stats s using (campaign_id, worker_id)
            where i.campaign_id = @campaignId and i.role <> 'work' and i.gold is not null and a.discarded_by is null
            """, new { campaignId }, cancellationToken));
}
