using Dapper;
using Npgsql;

namespace Crowd.Engine.Campaigns;

/// <summary>Reads where campaigns stand.</summary>
public sealed class CampaignProgressQuery(NpgsqlDataSource database)
{
    private const string Sql =
        """
        select c.campaign_id, c.name, c.state, c.state_reason, c.budget_micros,
          i.items, i.items_done, h.hits_published, s.assignments, a.answers, a.answers_discarded, i.answers_wanted,
          w.agreement, k.confidence, w.workers, w.workers_out, m.held_micros::bigint as held_micros,
          (m.rewards_micros + m.fees_micros + m.bonuses_micros)::bigint as spent_micros
        from campaigns c
        join campaign_money m using (campaign_id)
        cross join lateral (
          select count(*) filter (where role = 'work')::int as items,
                 count(*) filter (where role = 'work' and state <> 'open')::int as items_done,
                 coalesce(sum(wanted) filter (where role = 'work'), 0)::int as answers_wanted
          from items i where i.campaign_id = c.campaign_id) i
        cross join lateral (
          select count(*) filter (where marketplace_hit_id is not null)::int as hits_published
          from hits h where h.campaign_id = c.campaign_id) h
        cross join lateral (select count(*)::int as assignments from submissions s where s.campaign_id = c.campaign_id) s
        cross join lateral (
          select count(*) filter (where discarded_by is null)::int as answers, count(*) filter (where discarded_by is not null)::int as answers_discarded
          from answers a join items ai using (campaign_id, item_id) where a.campaign_id = c.campaign_id and ai.role = 'work') a
        cross join lateral (
          select count(*)::int as workers, count(*) filter (where standing in ('excluded', 'blocked'))::int as workers_out,
                 sum(agreement * peer_answers) / nullif(sum(peer_answers) filter (where agreement is not null), 0) as agreement
          from worker_stats w where w.campaign_id = c.campaign_id) w
        cross join lateral (select avg(confidence)::double precision as confidence from consensus k where k.campaign_id = c.campaign_id) k
        """;

    /// <summary>One campaign, or null where there is none.</summary>
    public async Task<CampaignProgress?> FindAsync(long campaignId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<CampaignProgress>(new CommandDefinition(
            Sql + " where c.campaign_id = @campaignId", new { campaignId }, cancellationToken: cancellationToken));
    }

    /// <summary>All campaigns, newest first.</summary>
    public async Task<IReadOnlyList<CampaignProgress>> AllAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<CampaignProgress>(new CommandDefinition(
            Sql + " order by c.campaign_id desc", cancellationToken: cancellationToken));
        return rows.AsList();
    }
}
