using Dapper;
using Npgsql;

namespace Crowd.Engine.Jobs;

/// <summary>
/// The table <c>job_runs</c>: the truth about every run, whichever engine starts it. Its times are the database's (<see cref="JobClock"/>); a time
/// of the past that lies in the future was written before that clock was set back, and its run waits no longer.
/// </summary>
public sealed class JobStore(NpgsqlDataSource database, JobClock clock)
{
    /// <summary>The channel that tells dispatchers of new runs.</summary>
    public const string Channel = "crowd_jobs";

    private const string Waits = "state in ('queued', 'retrying')";

    // the engine had it for this long and did nothing: it is told again
    private static readonly TimeSpan LostWhenIdle = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LostInAnyCase = TimeSpan.FromMinutes(10);

    /// <summary>Wakes every dispatcher when the transaction commits.</summary>
    public static Task NotifyAsync(NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition($"notify {Channel}", transaction: transaction, cancellationToken: cancellationToken));

    /// <summary>Writes a run, unless one of the same (job, key) waits already, which is then brought forward to the earlier due time.</summary>
    /// <returns>The run's id, and whether the engine is still to be told of it.</returns>
    public async Task<(long RunId, bool IsNew)> AddAsync(JobRequest request, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        await transaction.Connection!.QuerySingleAsync<(long RunId, bool IsNew)>(new CommandDefinition(
            $$"""
            insert into job_runs as r (job, key, args, campaign_id, state, due_at, queued_at)
            values (@Job, @Key, @Args::jsonb, @CampaignId, 'queued', {{JobClock.Now}} + @Delay, {{JobClock.Now}})
            on conflict (job, key) where state in ('queued', 'retrying') do update set due_at = least(r.due_at, excluded.due_at)
            returning run_id, handed_over_at is null
            """,
            new { request.Job, request.Key, Args = request.Args ?? "{}", request.CampaignId, request.Delay, now = clock.Reading },
            transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);

    /// <summary>
    /// Takes runs that are due, that no engine was told of and whose key is not in use, the longest due first, and marks them as handed over if
    /// the transaction commits.
    /// </summary>
    public Task<IReadOnlyList<DueRun>> TakeWaitingAsync(int limit, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        TakeAsync(
            $"""
            with due as materialized (
              select run_id from job_runs r
              where handed_over_at is null and {Waits} and due_at <= {JobClock.Now}
                and not exists (select 1 from job_runs b where b.job = r.job and b.key = r.key and b.state = 'running')
              order by due_at limit @limit for update skip locked)
            """, "select run_id from due", LostInAnyCase, limit, transaction, cancellationToken);

    /// <summary>
    /// Takes runs that an engine was told of and lost, that wait for a time reckoned before the clock was set back, or that are marked as running
    /// while nobody holds their key, since their process died.
    /// </summary>
    /// <param name="idle">Whether there are free places, so that what was handed over half a minute ago cannot be waiting for one.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="transaction">In which they are marked.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IReadOnlyList<DueRun>> TakeLostAsync(bool idle, int limit, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        TakeAsync(
            $"""
            with lost as materialized (
              select run_id from job_runs
              where {Waits} and (handed_over_at not between {JobClock.Now} - @lost and {JobClock.Now} + interval '1 second'
                or handed_over_at is null and greatest(queued_at, ended_at) > {JobClock.Now} + interval '1 second')
              order by due_at limit @limit for update skip locked),
            orphaned as materialized (
              select run_id from job_runs
              where state = 'running'
                and coalesce(greatest(handed_over_at, started_at), queued_at) not between {JobClock.Now} - interval '2 seconds' and {JobClock.Now} + interval '1 second'
                and case when pg_try_advisory_lock(hashtextextended(job || '/' || key, 7)) then pg_advisory_unlock(hashtextextended(job || '/' || key, 7)) else false end)
            """, "select run_id from lost union all select run_id from orphaned", idle ? LostWhenIdle : LostInAnyCase, limit, transaction, cancellationToken);

    /// <summary>How long until something is due that no engine was told of, or null where nothing is going to be.</summary>
    public async Task<TimeSpan?> NextDueInAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        return await connection.QuerySingleAsync<TimeSpan?>(new CommandDefinition(
            $"""
            select least((select min(due_at) from job_runs where handed_over_at is null and {Waits} and due_at > {JobClock.Now}),
                         (select min(next_at) from job_schedules)) - {JobClock.Now}
            """, new { now = clock.Reading }, cancellationToken: cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Puts a failed or cancelled run back to waiting, with fresh attempts. False where it is in neither state, or another waits.</summary>
    public async Task<bool> ReviveAsync(long runId, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            $"""
            update job_runs r set state = 'queued', attempt = 0, deaths = 0, due_at = {JobClock.Now}, error = null, ended_at = null,
              cancel_requested = false, handed_over_at = null
            where run_id = @runId and state in ('failed', 'cancelled')
              and not exists (select 1 from job_runs o where o.job = r.job and o.key = r.key and o.{Waits})
            """, new { runId, now = clock.Reading }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false) == 1;

    /// <summary>Cancels a waiting run at once and asks a running one to stop.</summary>
    public async Task RequestCancelAsync(long runId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync(new CommandDefinition(
            $"""
            update job_runs set cancel_requested = true,
              state    = case when {Waits} then 'cancelled' else state end,
              ended_at = case when {Waits} then {JobClock.Now} else ended_at end
            where run_id = @runId and state in ('queued', 'retrying', 'running')
            """, new { runId, now = clock.Reading }, cancellationToken: cancellationToken)).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<DueRun>> TakeAsync(
        string with, string taken, TimeSpan lost, int limit, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        var rows = await transaction.Connection!.QueryAsync<(long RunId, string Job, string Key, DateTime DueAt)>(new CommandDefinition(
            $"""
            {with}
            update job_runs set handed_over_at = {JobClock.Now}, due_at = least(due_at, {JobClock.Now})
            where run_id in ({taken})
            returning run_id, job, key, due_at
            """, new { now = clock.Reading, limit, lost }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);
        return [.. rows.OrderBy(r => r.DueAt).ThenBy(r => r.RunId).Select(r => new DueRun(r.RunId, r.Job, r.Key))];
    }
}
