using System.Text.Json;
using Crowd.Postgres;
using Dapper;
using Npgsql;

namespace Crowd.Engine.Jobs;

/// <summary>
/// How a run's row follows its life. Every write is fenced by the attempt: a process that lost its run (its connection broke, another one
/// took over) cannot write into the other's record.
/// </summary>
internal sealed class RunRecords(NpgsqlDataSource database, JobClock clock)
{
    /// <summary>Tries to hold the run's key for the connection's life. Null: there is no such run.</summary>
    public static Task<bool?> TryHoldKeyAsync(NpgsqlConnection keeper, long runId, CancellationToken cancellationToken) =>
        keeper.QuerySingleOrDefaultAsync<bool?>(new CommandDefinition(
            "select pg_try_advisory_lock(hashtextextended(job || '/' || key, 7)) from job_runs where run_id = @runId",
            new { runId }, cancellationToken: cancellationToken));

    /// <summary>
    /// Marks the run as running, where it is due. A row that says so already while we hold its key belongs to a process that died: it is taken
    /// over. Null: there is nothing to do (any more).
    /// </summary>
    public Task<ClaimedRun?> ClaimAsync(NpgsqlConnection keeper, long runId, string node, CancellationToken cancellationToken) =>
        keeper.QuerySingleOrDefaultAsync<ClaimedRun>(new CommandDefinition(
            $"""
            update job_runs set state = 'running', attempt = attempt + 1, deaths = deaths + (state = 'running')::int,
              started_at = {JobClock.Now}, node = @node, ended_at = null, error = null, progress = null
            where run_id = @runId and state in ('queued', 'retrying', 'running') and due_at <= {JobClock.Now} + interval '1 second'
            returning run_id, job, key, campaign_id, args::text as args, attempt, deaths, cancel_requested
            """, new { runId, node, now = clock.Reading }, cancellationToken: cancellationToken));

    /// <summary>Ends the run for good. A failure raises the job's alert, a success clears it.</summary>
    public Task EndAsync(ClaimedRun run, string state, string? error, JobContext? context) => ExecuteAsync(
        $"""
        with ended as (
          update job_runs set state = @state, ended_at = {JobClock.Now}, error = @error, counters = @counters::jsonb,
            progress = case when @state = 'succeeded' then 1 else progress end
          where run_id = @RunId and state = 'running' and attempt = @Attempt
          returning campaign_id, job || '/' || key as about),
        raised as (
          insert into alerts (campaign_id, kind, ref, text, raised_at)
          select campaign_id, 'job', about, @alert, {JobClock.Now} from ended where @state = 'failed'
          on conflict (kind, ref) where cleared_at is null do update set text = excluded.text)
        update alerts set cleared_at = {JobClock.Now} from ended
        where @state = 'succeeded' and kind = 'job' and ref = ended.about and cleared_at is null
        """,
        new { run.RunId, run.Attempt, state, error, now = clock.Reading, counters = Counters(context), alert = Alert(run, error) });

    /// <summary>Lets the run wait for its next try. False where another run of the same key waits already: that one is the next try.</summary>
    public async Task<bool> RetryAfterAsync(ClaimedRun run, TimeSpan wait, string error, JobContext context)
    {
        try
        {
            return await ExecuteAsync(
                $"""
                with retried as (
                  update job_runs r set state = 'retrying', due_at = {JobClock.Now} + @wait, handed_over_at = null, error = @error,
                    ended_at = {JobClock.Now}, counters = @counters::jsonb
                  where run_id = @RunId and state = 'running' and attempt = @Attempt
                    and not exists (select 1 from job_runs o where o.job = r.job and o.key = r.key and o.state in ('queued', 'retrying'))
                  returning 1)
                select pg_notify(@channel, '') from retried
                """, new { run.RunId, run.Attempt, wait, error, now = clock.Reading, counters = Counters(context), channel = JobStore.Channel })
                .ConfigureAwait(false) == 1;
        }
        catch (PostgresException e) when (PostgresErrors.IsUniqueViolation(e))
        {
            return false;
        }
    }

    /// <summary>Gives the run back, its attempt not counted, for another node to take; it ends as cancelled where another one waits already.</summary>
    public async Task GiveBackAsync(ClaimedRun run)
    {
        const string sql =
            $"""
            with back as (
              update job_runs r set attempt = attempt - 1, ended_at = {JobClock.Now}, handed_over_at = null,
                state = case when @another or exists (select 1 from job_runs o where o.job = r.job and o.key = r.key and o.state in ('queued', 'retrying'))
                        then 'cancelled' else 'queued' end
              where run_id = @RunId and state = 'running' and attempt = @Attempt
              returning 1)
            select pg_notify(@channel, '') from back
            """;
        try
        {
            await ExecuteAsync(sql, new { run.RunId, run.Attempt, now = clock.Reading, channel = JobStore.Channel, another = false }).ConfigureAwait(false);
        }
        catch (PostgresException e) when (PostgresErrors.IsUniqueViolation(e))
        {
            await ExecuteAsync(sql, new { run.RunId, run.Attempt, now = clock.Reading, channel = JobStore.Channel, another = true }).ConfigureAwait(false);
        }
    }

    /// <summary>Asks for another hand-over, after a wait, of a run that was told to this node but not started by it.</summary>
    public Task HandBackAsync(long runId, TimeSpan wait) => ExecuteAsync(
        $"""
        with back as (
          update job_runs set handed_over_at = null, due_at = greatest(due_at, {JobClock.Now} + @wait)
          where run_id = @runId and state in ('queued', 'retrying') returning 1)
        select pg_notify(@channel, '') from back
        """, new { runId, wait, now = clock.Reading, channel = JobStore.Channel });

    /// <summary>Lets the key go, and has the dispatchers look again where a run waits for it.</summary>
    public static async Task LetGoAsync(NpgsqlConnection keeper, long runId) => await keeper.ExecuteAsync(
        """
        select pg_advisory_unlock_all();
        select pg_notify(@channel, '') from job_runs r join job_runs n on n.job = r.job and n.key = r.key and n.run_id <> r.run_id
        where r.run_id = @runId and n.state in ('queued', 'retrying') and n.handed_over_at is null
        """, new { runId, channel = JobStore.Channel }).ConfigureAwait(false);

    /// <summary>Stores how far the run is.</summary>
    public async Task ReportAsync(ClaimedRun run, float? progress, string message, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync(new CommandDefinition(
            "update job_runs set progress = @progress, message = @message where run_id = @RunId and attempt = @Attempt and state = 'running'",
            new { run.RunId, run.Attempt, progress, message }, cancellationToken: cancellationToken)).ConfigureAwait(false);
    }

    // How a run ended is written even when the process is being told to stop.
    private Task<int> ExecuteAsync(string sql, object parameters) => PostgresRetry.RunAsync(async token =>
    {
        await using var connection = await database.OpenConnectionAsync(token).ConfigureAwait(false);
        return await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: token)).ConfigureAwait(false);
    }, CancellationToken.None);

    private static string Counters(JobContext? context) => JsonSerializer.Serialize(context?.Counters ?? new Dictionary<string, long>());

    private static string Alert(ClaimedRun run, string? error) =>
        $"The job {run.Job} ({run.Key}) failed for good after {run.Tries} {(run.Tries == 1 ? "try" : "tries")}: {error?.Split('\n')[0].Trim()}";
}
