using Dapper;
using Npgsql;

namespace Crowd.Web.Campaigns;

/// <summary>Reads what a campaign's page shows.</summary>
public sealed class CampaignDetailQuery(NpgsqlDataSource database)
{
    private const string Labels =
        """
        select c.classes[k.label + 1] as label, count(*)::int as items, avg(k.confidence)::double precision as confidence
        from consensus k join campaigns c using (campaign_id) where k.campaign_id = @campaignId group by 1 order by 2 desc, 1 limit 50
        """;

    private const string Hits = "select state, count(*)::int as count from hits where campaign_id = @campaignId group by state order by state";

    private const string History =
        """
        with span as (
          select min(collected_at) as first, greatest(max(collected_at) - min(collected_at), interval '1 second') / 60 as step
          from submissions where campaign_id = @campaignId),
        counted as (
          select least(floor(extract(epoch from s.collected_at - span.first) / extract(epoch from span.step))::int, 59) as bucket, count(*) as answers
          from submissions s cross join span join hit_items h on h.hit_id = s.hit_id
          where s.campaign_id = @campaignId and s.parse_error is null group by 1)
        select span.first + span.step * (bucket + 1) as at, (sum(answers) over (order by bucket))::bigint as answers from counted cross join span order by bucket
        """;

    private const string Actions =
        """
        select a.action_id, a.kind, a.state, a.worker_id, w.external_id as worker, a.rule, a.author, a.reason, a.created_at, a.answers
        from actions a left join workers w using (worker_id) where a.campaign_id = @campaignId order by a.action_id desc limit 20
        """;

    /// <summary>The details of one campaign.</summary>
    public async Task<CampaignDetail> ReadAsync(long campaignId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var all = await connection.QueryMultipleAsync(new CommandDefinition(
            $"{Labels};{Hits};{History};{Actions}", new { campaignId }, cancellationToken: cancellationToken)).ConfigureAwait(false);
        return new CampaignDetail(
            (await all.ReadAsync<LabelCount>().ConfigureAwait(false)).AsList(),
            (await all.ReadAsync<StateCount>().ConfigureAwait(false)).AsList(),
            (await all.ReadAsync<HistoryPoint>().ConfigureAwait(false)).AsList(),
            (await all.ReadAsync<ActionLine>().ConfigureAwait(false)).AsList());
    }
}
