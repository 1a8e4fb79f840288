using Crowd.Web.Layout;
using Dapper;
using Npgsql;

namespace Crowd.Web.Jobs;

/// <summary>Reads job runs for the console.</summary>
public sealed class JobQueries(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Rows a page.</summary>
    public const int PageSize = 50;

    /// <summary>A page of runs, newest first, and what each job did in the last hour.</summary>
    public async Task<(IReadOnlyList<JobSummary> Summary, Paging<JobLine> Runs)> ListAsync(string? state, string? job, int page, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var all = await connection.QueryMultipleAsync(new CommandDefinition(
            """
            select job, count(*) filter (where state = 'succeeded')::int as succeeded, count(*) filter (where state = 'failed')::int as failed,
                   coalesce(sum(greatest(attempt - 1, 0)), 0)::int as retried, count(*) filter (where state in ('queued', 'retrying'))::int as waiting,
                   count(*) filter (where state = 'running')::int as running,
                   percentile_cont(0.5) within group (order by extract(epoch from ended_at - started_at)) filter (where state = 'succeeded') as median_seconds
            from job_runs where queued_at >= @since group by job order by job;
            select count(*)::int from job_runs where (@state::text is null or state = @state) and (@job::text is null or job = @job);
            select r.run_id, r.job, r.key, r.campaign_id, c.name as campaign, r.state, r.attempt, r.due_at, r.started_at, r.ended_at, r.node, r.progress, r.message,
                   r.error, r.counters::text as counters
            from job_runs r left join campaigns c using (campaign_id)
            where (@state::text is null or r.state = @state) and (@job::text is null or r.job = @job)
            order by r.run_id desc limit @size offset @skip
            """,
            new { state, job, since = clock.GetUtcNow().AddHours(-1), size = PageSize, skip = (page - 1L) * PageSize }, cancellationToken: cancellationToken));
        var summary = (await all.ReadAsync<JobSummary>()).AsList();
        var total = await all.ReadSingleAsync<int>();
        return (summary, new Paging<JobLine>((await all.ReadAsync<JobLine>()).AsList(), page, total, PageSize));
    }
}
