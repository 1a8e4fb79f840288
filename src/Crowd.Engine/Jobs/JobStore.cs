using Dapper;
using Npgsql;

namespace Crowd.Engine.Jobs;

/// <summary>The table <c>job_runs</c>: the truth about every run, whichever engine starts it.</summary>
public sealed class JobStore(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Writes a run, unless one of the same (job, key) waits already, which is then brought forward to the earlier due time.</summary>
    /// <returns>The run's id, its due time, and whether it is new (then the engine must be told).</returns>
    public async Task<(long RunId, DateTimeOffset DueAt, bool IsNew)> AddAsync(JobRequest request, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var row = await transaction.Connection!.QuerySingleAsync<(long RunId, DateTime DueAt, bool IsNew)>(new CommandDefinition(
            """
            insert into job_runs (job, key, args, campaign_id, state, due_at, queued_at)
            values (@Job, @Key, @Args::jsonb, @CampaignId, 'queued', @due, @now)
            on conflict (job, key) where state in ('queued', 'retrying')
            do update set due_at = least(job_runs.due_at, excluded.due_at)
            returning run_id, due_at, (xmax = 0) or due_at = @due
            """,
            new { request.Job, request.Key, Args = request.Args ?? "{}", request.CampaignId, due = now + request.Delay, now },
            transaction, cancellationToken: cancellationToken));
        return (row.RunId, new DateTimeOffset(row.DueAt, TimeSpan.Zero), row.IsNew);
    }

    /// <summary>Marks runs as handed over to the engine.</summary>
    public async Task HandedOverAsync(long runId, NpgsqlTransaction? transaction, CancellationToken cancellationToken)
    {
        const string sql = "update job_runs set handed_over_at = @now where run_id = @runId";
        var command = new CommandDefinition(sql, new { runId, now = clock.GetUtcNow() }, transaction, cancellationToken: cancellationToken);
        if (transaction is not null)
        {
            await transaction.Connection!.ExecuteAsync(command);
            return;
        }
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(command);
    }

    /// <summary>
    /// Runs that the engine should be told of (again): waiting and overdue by <paramref name="grace"/> (committed but never handed over, or lost),
    /// or marked as running while nobody holds their key (their process died). Telling an engine twice is harmless.
    /// </summary>
    public async Task<IReadOnlyList<long>> OverdueAsync(TimeSpan grace, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<long>(new CommandDefinition(
            """
            (select run_id from job_runs where state in ('queued', 'retrying') and due_at < @before order by due_at limit 1000)
            union all
            (select run_id from job_runs where state = 'running' and pg_try_advisory_xact_lock(hashtextextended(job || '/' || key, 7)) limit 1000)
            """,
            new { before = clock.GetUtcNow() - grace }, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>Puts a failed or cancelled run back to waiting, with fresh attempts. False where it is in neither state, or another waits.</summary>
    public async Task<bool> ReviveAsync(long runId, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            """
            update job_runs r set state = 'queued', attempt = 0, due_at = @now, error = null, ended_at = null, cancel_requested = false
            where run_id = @runId and state in ('failed', 'cancelled')
              and not exists (select 1 from job_runs o where o.job = r.job and o.key = r.key and o.state in ('queued', 'retrying'))
            """, new { runId, now = clock.GetUtcNow() }, transaction, cancellationToken: cancellationToken)) == 1;

    /// <summary>Cancels a waiting run at once and asks a running one to stop.</summary>
    public async Task RequestCancelAsync(long runId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            update job_runs set cancel_requested = true,
              state    = case when state in ('queued', 'retrying') then 'cancelled' else state end,
              ended_at = case when state in ('queued', 'retrying') then @now else ended_at end
            where run_id = @runId and state in ('queued', 'retrying', 'running')
            """, new { runId, now = clock.GetUtcNow() }, cancellationToken: cancellationToken));
    }
}
