using Crowd.Engine.Jobs;
using Hangfire;
using Hangfire.States;
using Hangfire.Storage;
using Npgsql;

namespace Crowd.Jobs.Hangfire.Engine;

/// <summary>
/// The port on Hangfire. It cannot join our transaction: a run is enqueued just before the hand-over commits. If that fails it is enqueued
/// again, and the runner sees that there is nothing left to do.
/// </summary>
internal sealed class HangfireEngine(
    IBackgroundJobClientV2 client, IRecurringJobManagerV2 recurring, JobStorage storage, JobCatalog catalog, JobOutbox outbox,
    TimeProvider clock) : IJobScheduler, IJobEngine
{
    public string Name => "Hangfire";

    public int HandOverSize => 50;

    public Task<long> EnqueueAsync(JobRequest request, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        outbox.EnqueueAsync(request, transaction, cancellationToken);

    public Task<long> EnqueueAsync(JobRequest request, CancellationToken cancellationToken) => outbox.EnqueueAsync(request, cancellationToken);

    public Task CancelAsync(long runId, CancellationToken cancellationToken) => outbox.CancelAsync(runId, cancellationToken);

    public Task RetryAsync(long runId, CancellationToken cancellationToken) => outbox.RetryAsync(runId, cancellationToken);

    public async Task EveryAsync(TimeSpan interval, JobRequest request, CancellationToken cancellationToken)
    {
        var id = RecurringRequest.IdOf(request);
        var (cron, period, every) = RecurringRequest.Of(interval);
        var text = RecurringRequest.Write(request);
        using (var connection = storage.GetConnection())
            if (connection.GetRecurringJobs([id]) is [{ Removed: false } existing] && existing.Cron == cron
                && existing.Job is { Args: [_, string known, int n, ..] } && known == text && n == every)
                return;

        recurring.AddOrUpdate<RunCall>(id, call => call.TickAsync(id, text, every, period, CancellationToken.None), cron,
            new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });
        await outbox.EnqueueAsync(request, cancellationToken);
    }

    public Task HandOverAsync(IReadOnlyList<DueRun> runs, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        foreach (var run in runs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // the servers listen to the queues of the jobs they know, and to the one for all others
            var queue = catalog.Find(run.Job) is null ? RunCall.OtherQueue : RunCall.QueueOf(run.Job);
            IState state = run.DueAt > clock.GetUtcNow() ? new ScheduledState(run.DueAt.UtcDateTime) : new EnqueuedState(queue);
            client.Create(RunCall.Of(run, queue), state);
        }
        return Task.CompletedTask;
    }

    // Hangfire.PostgreSql tells its servers itself.
    public Task WakeAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
