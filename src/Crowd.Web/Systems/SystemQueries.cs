using Crowd.Web.Auditing;
using Dapper;
using Npgsql;

namespace Crowd.Web.Systems;

/// <summary>Reads where the installation stands, and clears alerts.</summary>
public sealed class SystemQueries(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Reads it all.</summary>
    public async Task<SystemFacts> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var all = await connection.QueryMultipleAsync(new CommandDefinition(
            """
            select current_setting('server_version');
            select pg_database_size(current_database());
            select node, max(coalesce(ended_at, started_at)) as last_seen, count(*)::int as runs, count(*) filter (where state = 'running')::int as running
            from job_runs where node is not null and started_at >= @since group by node order by 2 desc limit 50;
            select a.alert_id, a.campaign_id, c.name as campaign, a.kind, a.text, a.raised_at
            from alerts a left join campaigns c using (campaign_id) where a.cleared_at is null order by a.alert_id desc limit 200
            """, new { since = clock.GetUtcNow().AddDays(-1) }, cancellationToken: cancellationToken));
        return new SystemFacts(
            await all.ReadSingleAsync<string>(), await all.ReadSingleAsync<long>(),
            (await all.ReadAsync<NodeLine>()).AsList(), (await all.ReadAsync<AlertLine>()).AsList());
    }

    /// <summary>Clears an alert; what raised it will raise it again if it goes on.</summary>
    /// <returns>False where it is not open (any more).</returns>
    public async Task<bool> ClearAsync(long alertId, string actor, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            $"""
            with cleared as (
              update alerts set cleared_at = @now where alert_id = @alertId and cleared_at is null returning *),
            noted as (
              {AuditQueries.Append}
              select @now, @actor, 'alert cleared', 'alert:' || alert_id, campaign_id, jsonb_build_object('text', text), null, null from cleared)
            select count(*)::int from cleared
            """, new { alertId, actor, now = clock.GetUtcNow() }, cancellationToken: cancellationToken)) == 1;
    }
}
