using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Crowd.Engine.Jobs;

/// <summary>
/// Runs one row of <c>job_runs</c>, the same way under every engine: claims it, holds its key, runs the job and records how it ended. The key is held by a PostgreSQL session lock, so that two runs of one (job, key) never overlap on any number of
/// nodes, and a killed process lets go of it at once.
/// </summary>
public sealed class JobRunner(
    NpgsqlDataSource database, IServiceScopeFactory scopes, JobCatalog catalog, NodeLoad load, JobClock jobClock, TimeProvider clock, ILogger<JobRunner> log)
{
    // runs are handed over while their key is free; one that finds it in use came just as another run of it ended
    private static readonly TimeSpan BusyWait = TimeSpan.FromMilliseconds(250);

    private readonly RunRecords _records = new(database, jobClock);

    /// <summary>Runs <paramref name="runId"/> if it waits (or was running on a process that died).</summary>
    /// <param name="runId">The row.</param>
    /// <param name="node">This node's name.</param>
    /// <param name="cancellationToken">Cancelled when the process shuts down: the run is then given back, for another node to take.</param>
    public async Task<RunOutcome> RunAsync(long runId, string node, CancellationToken cancellationToken)
    {
        load.Started();
        try
        {
            return await TryRunAsync(runId, node, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await _records.HandBackAsync(runId, TimeSpan.Zero).ConfigureAwait(false);
            return new RunOutcome.Ended();
        }
        finally
        {
            load.Ended();
        }
    }

    private async Task<RunOutcome> TryRunAsync(long runId, string node, CancellationToken cancellationToken)
    {
        await using var keeper = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var held = await RunRecords.TryHoldKeyAsync(keeper, runId, cancellationToken).ConfigureAwait(false);
        if (held is null)
            return new RunOutcome.Ended();
        if (held is false)
        {
            await _records.HandBackAsync(runId, BusyWait).ConfigureAwait(false);
            return new RunOutcome.Ended();
        }
        try
        {
            return await RunHeldAsync(keeper, runId, node, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await LetGoAsync(keeper, runId).ConfigureAwait(false);
        }
    }

    private async Task<RunOutcome> RunHeldAsync(NpgsqlConnection keeper, long runId, string node, CancellationToken cancellationToken)
    {
        if (await _records.ClaimAsync(keeper, runId, node, cancellationToken).ConfigureAwait(false) is not { } run)
            return new RunOutcome.Ended();
        if (run.CancelRequested)
            return await EndAsync(run, "cancelled", "Cancelled.", null).ConfigureAwait(false);
        if (catalog.Find(run.Job) is not { } definition)
            return await EndAsync(run, "failed", $"This version of Crowd has no job named '{run.Job}'.", null).ConfigureAwait(false);
        if (run.Deaths >= definition.Retry.Attempts)
            return await EndAsync(run, "failed", $"The process died while running it, {run.Deaths} times.", null).ConfigureAwait(false);

        await using var watch = new RunWatch(keeper, run.RunId, definition.Timeout, clock, cancellationToken);
        var context = new JobContext(run.RunId, run.Job, run.Key, run.CampaignId, run.Args, run.Attempt,
            (progress, message, ct) => _records.ReportAsync(run, progress, message, ct));
        try
        {
            await DoAsync(run, definition, context, watch.Token).ConfigureAwait(false);
            return await EndAsync(run, "succeeded", null, context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (watch.Reason == StopReason.Cancelled)
        {
            return await EndAsync(run, "cancelled", "Cancelled.", context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (watch.Reason is StopReason.Shutdown or StopReason.KeyLost)
        {
            await _records.GiveBackAsync(run).ConfigureAwait(false);
            return new RunOutcome.Ended();
        }
        // Whatever a job throws is recorded with its run and retried by its policy: that is this class's purpose.
#pragma warning disable CA1031
        catch (Exception e)
#pragma warning restore CA1031
        {
            var error = watch.Reason == StopReason.TimedOut ? $"Took longer than {definition.Timeout}." : e.ToString();
            log.LogWarning(e, "Run {RunId} of {Job} ({Key}) failed at attempt {Attempt}", run.RunId, run.Job, run.Key, run.Attempt);
            return await FailAsync(run, definition, error, context).ConfigureAwait(false);
        }
    }

    private async Task DoAsync(ClaimedRun run, JobDefinition definition, JobContext context, CancellationToken cancellationToken)
    {
        using var scope = log.BeginScope(new Dictionary<string, object?> { ["Job"] = run.Job, ["RunId"] = run.RunId, ["CampaignId"] = run.CampaignId });
        await using var services = scopes.CreateAsyncScope();
        var job = (IJob)ActivatorUtilities.GetServiceOrCreateInstance(services.ServiceProvider, definition.Type);
        await job.RunAsync(context, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RunOutcome> FailAsync(ClaimedRun run, JobDefinition definition, string error, JobContext context)
    {
        if (definition.Retry.WaitAfter(run.Tries) is not { } wait)
            return await EndAsync(run, "failed", error, context).ConfigureAwait(false);
        return await _records.RetryAfterAsync(run, wait, error, context).ConfigureAwait(false)
            ? new RunOutcome.Retried(error, wait)
            : await EndAsync(run, "failed", error, context).ConfigureAwait(false);
    }

    private async Task<RunOutcome> EndAsync(ClaimedRun run, string state, string? error, JobContext? context)
    {
        await _records.EndAsync(run, state, error, context).ConfigureAwait(false);
        return new RunOutcome.Ended(state == "failed" ? error : null);
    }

    private async Task LetGoAsync(NpgsqlConnection keeper, long runId)
    {
        try
        {
            await RunRecords.LetGoAsync(keeper, runId).ConfigureAwait(false);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            log.LogWarning(e, "The connection that held a run's key broke; the key is free");
        }
    }
}
