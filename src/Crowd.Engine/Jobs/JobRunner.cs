using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Crowd.Engine.Jobs;

/// <summary>
/// Runs one row of <c>job_runs</c>, the same way under every engine: claims it, holds its key, runs the job, records how it ended, and says
/// whether to start it again. The key is held by a PostgreSQL session lock, so that two runs of one (job, key) never overlap on any number of
/// nodes, and a killed process lets go of it at once.
/// </summary>
public sealed class JobRunner(NpgsqlDataSource database, IServiceScopeFactory scopes, JobCatalog catalog, TimeProvider clock, ILogger<JobRunner> log)
{
    private static readonly TimeSpan BusyWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan CancelPoll = TimeSpan.FromSeconds(1);

    /// <summary>Runs <paramref name="runId"/> if it waits (or was running on a process that died).</summary>
    public async Task<RunOutcome> RunAsync(long runId, string node, CancellationToken cancellationToken)
    {
        await using var keeper = await database.OpenConnectionAsync(cancellationToken);
        var held = await keeper.QuerySingleOrDefaultAsync<bool?>(new CommandDefinition(
            "select pg_try_advisory_lock(hashtextextended(job || '/' || key, 7)) from job_runs where run_id = @runId",
            new { runId }, cancellationToken: cancellationToken));
        if (held is null)
            return new RunOutcome.Ended();
        if (held is false)
            return new RunOutcome.Again(clock.GetUtcNow() + BusyWait);
        try
        {
            return await RunHeldAsync(keeper, runId, node, cancellationToken);
        }
        finally
        {
            // A connection that broke has dropped the lock by itself.
            if (keeper.FullState.HasFlag(System.Data.ConnectionState.Open))
                await keeper.ExecuteAsync("select pg_advisory_unlock_all()");
        }
    }

    private async Task<RunOutcome> RunHeldAsync(NpgsqlConnection keeper, long runId, string node, CancellationToken cancellationToken)
    {
        // A row that says 'running' while we hold its key belongs to a process that died: take it over.
        var run = await keeper.QuerySingleOrDefaultAsync<ClaimedRun>(new CommandDefinition(
            """
            update job_runs set state = 'running', attempt = attempt + 1, started_at = @now, node = @node, ended_at = null, error = null
            where run_id = @runId and state in ('queued', 'retrying', 'running') and due_at <= @now + interval '1 second'
            returning run_id, job, key, campaign_id, args::text as args, attempt
            """, new { runId, node, now = clock.GetUtcNow() }, cancellationToken: cancellationToken));
        if (run is null)
            return await NotYetAsync(keeper, runId, cancellationToken);
        if (catalog.Find(run.Job) is not { } definition)
            return await EndAsync(run, "failed", $"This version of Crowd has no job named '{run.Job}'.", null);

        var context = new JobContext(run.RunId, run.Job, run.Key, run.CampaignId, run.Args, run.Attempt,
            (progress, message, ct) => ReportAsync(run.RunId, progress, message, ct));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var cancelled = new CancellationTokenSource();
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, cancelled.Token);
        using var timeout = new CancellationTokenSource(definition.Timeout, clock);
        using var all = CancellationTokenSource.CreateLinkedTokenSource(both.Token, timeout.Token);
        var watch = WatchForCancelAsync(run.RunId, cancelled, stop.Token);
        try
        {
            using var scope = log.BeginScope(new Dictionary<string, object?> { ["Job"] = run.Job, ["RunId"] = run.RunId, ["CampaignId"] = run.CampaignId });
            await using var services = scopes.CreateAsyncScope();
            var job = (IJob)ActivatorUtilities.GetServiceOrCreateInstance(services.ServiceProvider, definition.Type);
            await job.RunAsync(context, all.Token);
            return await EndAsync(run, "succeeded", null, context);
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            return await EndAsync(run, "cancelled", "Cancelled.", context);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await BackToWaitingAsync(run);
        }
        // Whatever a job throws is recorded with its run and retried by its policy: that is this class's purpose.
#pragma warning disable CA1031
        catch (Exception e)
#pragma warning restore CA1031
        {
            var error = timeout.IsCancellationRequested ? $"Took longer than {definition.Timeout}." : e.ToString();
            log.LogWarning(e, "Run {RunId} of {Job} ({Key}) failed at attempt {Attempt}", run.RunId, run.Job, run.Key, run.Attempt);
            return await FailAsync(run, definition, error, context);
        }
        finally
        {
            await stop.CancelAsync();
            await watch;
        }
    }

    private static async Task<RunOutcome> NotYetAsync(NpgsqlConnection keeper, long runId, CancellationToken cancellationToken)
    {
        var due = await keeper.QuerySingleOrDefaultAsync<DateTime?>(new CommandDefinition(
            "select due_at from job_runs where run_id = @runId and state in ('queued', 'retrying')",
            new { runId }, cancellationToken: cancellationToken));
        return due is null ? new RunOutcome.Ended() : new RunOutcome.Again(new DateTimeOffset(due.Value, TimeSpan.Zero));
    }

    private async Task<RunOutcome> FailAsync(ClaimedRun run, JobDefinition definition, string error, JobContext context)
    {
        if (definition.Retry.WaitAfter(run.Attempt) is not { } wait)
            return await EndAsync(run, "failed", error, context);
        var at = clock.GetUtcNow() + wait;
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        // Where another run of the same key already waits, that one is the retry.
        var waits = await connection.ExecuteAsync(
            """
            update job_runs r set state = 'retrying', due_at = @at, error = @error, ended_at = @now, counters = @counters::jsonb
            where run_id = @RunId
              and not exists (select 1 from job_runs o where o.job = r.job and o.key = r.key and o.state in ('queued', 'retrying'))
            """, new { run.RunId, at, error, now = clock.GetUtcNow(), counters = JsonSerializer.Serialize(context.Counters) });
        return waits == 1 ? new RunOutcome.Again(at) : await EndAsync(run, "failed", error, context);
    }

    private async Task<RunOutcome> BackToWaitingAsync(ClaimedRun run)
    {
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        await connection.ExecuteAsync(
            """
            update job_runs r set attempt = attempt - 1, ended_at = @now,
              state = case when exists (select 1 from job_runs o where o.job = r.job and o.key = r.key and o.state in ('queued', 'retrying'))
                      then 'cancelled' else 'queued' end
            where run_id = @RunId
            """, new { run.RunId, now = clock.GetUtcNow() });
        return new RunOutcome.Again(clock.GetUtcNow());
    }

    private async Task<RunOutcome> EndAsync(ClaimedRun run, string state, string? error, JobContext? context)
    {
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        await connection.ExecuteAsync(
            """
            update job_runs set state = @state, ended_at = @now, error = @error, counters = @counters::jsonb,
              progress = case when @state = 'succeeded' then 1 else progress end
            where run_id = @RunId
            """,
            new { run.RunId, state, error, now = clock.GetUtcNow(), counters = JsonSerializer.Serialize(context?.Counters ?? new Dictionary<string, long>()) });
        return new RunOutcome.Ended();
    }

    private async Task ReportAsync(long runId, float? progress, string message, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition("update job_runs set progress = @progress, message = @message where run_id = @runId",
            new { runId, progress, message }, cancellationToken: cancellationToken));
    }

    private async Task WatchForCancelAsync(long runId, CancellationTokenSource cancelled, CancellationToken stop)
    {
        try
        {
            using var timer = new PeriodicTimer(CancelPoll, clock);
            while (await timer.WaitForNextTickAsync(stop))
            {
                await using var connection = await database.OpenConnectionAsync(stop);
                if (await connection.QuerySingleOrDefaultAsync<bool>(new CommandDefinition(
                        "select cancel_requested from job_runs where run_id = @runId", new { runId }, cancellationToken: stop)))
                    await cancelled.CancelAsync();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The run has ended: nothing to watch any more.
        }
        catch (NpgsqlException e)
        {
            log.LogWarning(e, "Run {RunId} can't be cancelled from the console: the database did not answer", runId);
        }
    }

    private sealed record ClaimedRun(long RunId, string Job, string Key, long? CampaignId, string Args, int Attempt);
}
