using Dapper;
using Npgsql;

namespace Crowd.EndToEnd.Tests.Drills;

/// <summary>What a drill that does not end is waiting for.</summary>
internal static class DrillState
{
    public static async Task<string> DescribeAsync(Drill drill)
    {
        await using var engine = await drill.OpenEngineAsync();
        await using var marketplace = await drill.OpenMarketplaceAsync();
        return string.Join('\n',
        [
            .. await LinesAsync(engine, "campaigns", "select name, state, ending, answers_version, scored_version from campaigns where state not in ('completed', 'cancelled')"),
            .. await LinesAsync(engine, "HITs", "select campaign_id, state, count(*), min(next_poll_at) as poll, string_agg(marketplace_hit_id, ',') filter (where state = 'open') as ids from hits group by 1, 2 order by 1, 2"),
            .. await LinesAsync(engine, "unsettled", "select state, decision, count(*) from submissions where settled_at is null group by 1, 2"),
            .. await LinesAsync(engine, "actions", "select state, count(*) from actions group by 1"),
            .. await LinesAsync(engine, "last runs", "select job, key, state, attempt, due_at, started_at, counters::text as counters, left(error, 200) as error from job_runs order by run_id desc limit 25"),
            .. await LinesAsync(engine, "alerts", "select kind, text from alerts where cleared_at is null"),
            .. await LinesAsync(marketplace, "open assignments", "select hit_id, worker_id, accepted_at, deadline from assignments where status = 'Accepted'"),
            .. await LinesAsync(marketplace, "HITs there", "select status, available, count(*) from hits group by 1, 2"),
        ]);
    }

    private static async Task<IEnumerable<string>> LinesAsync(NpgsqlConnection connection, string title, string sql) =>
        (await connection.QueryAsync(sql)).Cast<IDictionary<string, object?>>().Select(row => $"{title}: {string.Join(", ", row.Select(c => $"{c.Key} {c.Value}"))}");
}
