using Crowd.Engine.Jobs;
using Npgsql;
using Quartz;

namespace Crowd.Jobs.Quartz;

/// <summary>The port on Quartz: each hand-over is a one-shot trigger named after its run, stored in the hand-over's own transaction.</summary>
internal sealed class QuartzEngine(ISchedulerFactory schedulers, QuartzSchema schema, JobOutbox outbox) : IJobScheduler, IJobEngine
{
    // no trigger has this group: resuming it only wakes the scheduler's loop
    private static readonly GroupMatcher<TriggerKey> WakeOnly = GroupMatcher<TriggerKey>.GroupEquals("wake-only");

    public string Name => "Quartz";

    public int HandOverSize => 500;

    public Task<long> EnqueueAsync(JobRequest request, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        outbox.EnqueueAsync(request, transaction, cancellationToken);

    public Task<long> EnqueueAsync(JobRequest request, CancellationToken cancellationToken) => outbox.EnqueueAsync(request, cancellationToken);

    public Task CancelAsync(long runId, CancellationToken cancellationToken) => outbox.CancelAsync(runId, cancellationToken);

    public Task RetryAsync(long runId, CancellationToken cancellationToken) => outbox.RetryAsync(runId, cancellationToken);

    public async Task EveryAsync(TimeSpan interval, JobRequest request, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, TimeSpan.FromMilliseconds(100));
        var scheduler = await SchedulerAsync(cancellationToken);
        var trigger = RecurringJob.Trigger(interval, request);
        // An unchanged one goes on as it is: else a process that restarts each half hour would never come to an hourly run.
        if (await scheduler.GetTrigger(trigger.Key, cancellationToken) is { } existing && RecurringJob.Same(existing, trigger))
            return;
        await scheduler.ScheduleJob(RecurringJob.Detail, trigger, ScheduleJobOptions.Replacing, cancellationToken);
    }

    public async Task HandOverAsync(IReadOnlyList<DueRun> runs, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        var triggers = runs.Select(run => RunJob.Trigger(run.RunId, run.DueAt)).ToList();
        using (scheduler.EnlistTransaction(transaction))
            await scheduler.ScheduleJobs(
                new Dictionary<IJobDetail, IReadOnlyCollection<ITrigger>> { [RunJob.Detail] = triggers }, ScheduleJobOptions.Replacing, cancellationToken);
    }

    public async Task WakeAsync(CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        await scheduler.ResumeTriggerGroups(WakeOnly, cancellationToken);
    }

    // A process may ask for recurring runs before its host, and with it the scheduler, has started.
    private async Task<IScheduler> SchedulerAsync(CancellationToken cancellationToken)
    {
        await schema.EnsureAsync(cancellationToken);
        return await schedulers.GetScheduler(cancellationToken);
    }
}
