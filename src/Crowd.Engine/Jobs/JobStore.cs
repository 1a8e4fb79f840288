using Dapper;
using Npgsql;

namespace Crowd.Engine.Jobs;

/// <summary>The table <c>job_runs</c>: the truth about every run, whichever engine starts it.</summary>
public sealed class JobStore(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>The channel that tells dispatchers of new runs.</summary>
    public const string Channel = "crowd_jobs";

    // the engine had it for this long and did nothing: it is told again
    private static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(30);

    // a run is marked as running while nobody holds its key; it may be just ending
    private static readonly TimeSpan OrphanAfter = TimeSpan.FromSeconds(2);

    /// <summary>Wakes every dispatcher when the transaction commits.</summary>
    public static Task NotifyAsync(NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition($"notify {Channel}", transaction: transaction, cancellationToken: cancellationToken));

    /// <summary>Writes a run, unless one of the same (job, key) waits already, which is then brought forward to the earlier due time.</summary>
    /// <returns>The run's id, its due time, and whether it is new or brought forward (then the engine must be told).</returns>
    public async Task<(long RunId, DateTimeOffset DueAt, bool IsNew)> AddAsync(JobRequest request, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var row = await transaction.Connection!.QuerySingleAsync<(long RunId, DateTime DueAt, bool IsNew)>(new CommandDefinition(
            """
            insert into job_runs (job, key, args, campaign_id, state, due_at, queued_at)
            values (@Job, @Key, @Args::jsonb, @CampaignId, 'queued', @due, @now)
            on conflict (job, key) where state in ('queued', 'retrying')
            do update set due_at = least(job_runs.due_at, excluded.due_at),
              handed_over_at = case when excluded.due_at < job_runs.due_at then null else job_runs.handed_over_at end
            returning run_id, due_at, handed_over_at is null
            """,
            new { request.Job, request.Key, Args = request.Args ?? "{}", request.CampaignId, due = now + request.Delay, now },
            transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);
        return (row.RunId, new DateTimeOffset(row.DueAt, TimeSpan.Zero), row.IsNew);
    }

    /// <summary>Takes runs that no engine was told of, the soonest first, and marks them as handed over if the transaction commits.</summary>
    public Task<IReadOnlyList<DueRun>> TakeWaitingAsync(int limit, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        TakeAsync(
            """
            update job_runs set handed_over_at = @now
            where run_id in (
              select run_id from job_runs where handed_over_at is null and state in ('queued', 'retrying')
              order by due_at limit @limit for update skip locked)
            returning run_id, job, key, due_at
            """, limit, transaction, cancellationToken);

    /// <summary>
    /// Takes runs that an engine was told of and lost: overdue, or marked as running while nobody holds their key, since their process died.
    /// </summary>
    public Task<IReadOnlyList<DueRun>> TakeLostAsync(int limit, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        TakeAsync(
            """
            with lost as materialized (
              select run_id from job_runs
              where state in ('queued', 'retrying') and due_at < @lost and handed_over_at < @lost
              order by due_at limit @limit for update skip locked),
            orphaned as materialized (
              select run_id from job_runs
              where state = 'running' and coalesce(greatest(handed_over_at, started_at), queued_at) < @orphan
                and pg_try_advisory_xact_lock(hashtextextended(job || '/' || key, 7)))
            update job_runs set handed_over_at = @now
            where run_id in (select run_id from lost union all select run_id from orphaned)
            returning run_id, job, key, least(due_at, @now)
            """, limit, transaction, cancellationToken);

    /// <summary>Puts a failed or cancelled run back to waiting, with fresh attempts. False where it is in neither state, or another waits.</summary>
    public async Task<bool> ReviveAsync(long runId, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            """
            update job_runs r set state = 'queued', attempt = 0, due_at = @now, error = null, ended_at = null, cancel_requested = false, handed_over_at = null
            where run_id = @runId and state in ('failed', 'cancelled')
              and not exists (select 1 from job_runs o where o.job = r.job and o.key = r.key and o.state in ('queued', 'retrying'))
            """, new { runId, now = clock.GetUtcNow() }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false) == 1;

    /// <summary>Cancels a waiting run at once and asks a running one to stop.</summary>
    public async Task RequestCancelAsync(long runId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            update job_runs set cancel_requested = true,
              state    = case when state in ('queued', 'retrying') then 'cancelled' else state end,
              ended_at = case when state in ('queued', 'retrying') then @now else ended_at end
            where run_id = @runId and state in ('queued', 'retrying', 'running')
            """, new { runId, now = clock.GetUtcNow() }, cancellationToken: cancellationToken)).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<DueRun>> TakeAsync(string sql, int limit, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rows = await transaction.Connection!.QueryAsync<(long RunId, string Job, string Key, DateTime DueAt)>(new CommandDefinition(
            sql, new { now, limit, lost = now - LostAfter, orphan = now - OrphanAfter }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);
        return [.. rows.Select(r => new DueRun(r.RunId, r.Job, r.Key, new DateTimeOffset(r.DueAt, TimeSpan.Zero))).OrderBy(r => r.DueAt)];
    }
}
