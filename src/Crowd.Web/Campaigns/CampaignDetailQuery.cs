using Crowd.Web.Layout;
using Dapper;
using Npgsql;

namespace Crowd.Web.Campaigns;

/// <summary>Reads what a campaign's pages show.</summary>
public sealed class CampaignDetailQuery(NpgsqlDataSource database)
{
    /// <summary>Actions a page.</summary>
    public const int PageSize = 50;

    private const int NewestActions = 10;

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

    private const string Spend =
        """
        with paid as (
          select at, amount_micros from ledger
          where campaign_id = @campaignId and kind in ('reward', 'reward-fee', 'bonus', 'bonus-fee')),
        span as (select min(at) as first, greatest(max(at) - min(at), interval '1 second') / 60 as step from paid),
        summed as (
          select least(floor(extract(epoch from p.at - span.first) / extract(epoch from span.step))::int, 59) as bucket, sum(amount_micros) as micros
          from paid p cross join span group by 1)
        select span.first + span.step * (bucket + 1) as at, (sum(micros) over (order by bucket))::bigint as micros from summed cross join span order by bucket
        """;

    private const string Actions =
        """
        select a.action_id, a.kind, a.state, a.worker_id, w.external_id as worker, a.rule, a.author, a.reason, a.created_at, a.answers
        from actions a left join workers w using (worker_id)
        where a.campaign_id = @campaignId and (@state::text is null or a.state = @state) order by a.action_id desc limit @size offset @skip
        """;

    /// <summary>The details of one campaign.</summary>
    public async Task<CampaignDetail> ReadAsync(long campaignId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var all = await connection.QueryMultipleAsync(new CommandDefinition(
            $"{Labels};{Hits};{History};{Spend};{Actions}", new { campaignId, state = (string?)null, size = NewestActions, skip = 0L },
            cancellationToken: cancellationToken));
        return new CampaignDetail(
            (await all.ReadAsync<LabelCount>()).AsList(),
            (await all.ReadAsync<StateCount>()).AsList(),
            (await all.ReadAsync<HistoryPoint>()).AsList(),
            (await all.ReadAsync<SpendPoint>()).AsList(),
            (await all.ReadAsync<ActionLine>()).AsList());
    }

    /// <summary>A page of a campaign's actions, newest first.</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="state">Only actions in this state; null for all.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public async Task<Paging<ActionLine>> ActionsAsync(long campaignId, string? state, int page, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var all = await connection.QueryMultipleAsync(new CommandDefinition(
            $"select count(*)::int from actions where campaign_id = @campaignId and (@state::text is null or state = @state);{Actions}",
            new { campaignId, state, size = PageSize, skip = (page - 1L) * PageSize }, cancellationToken: cancellationToken));
        var total = await all.ReadSingleAsync<int>();
        return new Paging<ActionLine>((await all.ReadAsync<ActionLine>()).AsList(), page, total, PageSize);
    }
}
