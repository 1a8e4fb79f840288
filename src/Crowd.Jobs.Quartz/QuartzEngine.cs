using Crowd.Engine.Jobs;
using Npgsql;
using Quartz;

namespace Crowd.Jobs.Quartz;

/// <summary>Starts runs by Quartz: each hand-over is a one-shot trigger named after its run, stored in the hand-over's own transaction.</summary>
internal sealed class QuartzEngine(ISchedulerFactory schedulers, QuartzSchema schema) : IJobEngine
{
    // no trigger has this group: resuming it only wakes the scheduler's loop
    private static readonly GroupMatcher<TriggerKey> WakeOnly = GroupMatcher<TriggerKey>.GroupEquals("wake-only");

    public string Name => "Quartz";

    public int HandOverSize => 500;

    public async Task HandOverAsync(IReadOnlyList<DueRun> runs, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        var triggers = runs.Select(run => RunJob.Trigger(run.RunId)).ToList();
        using (scheduler.EnlistTransaction(transaction))
            await scheduler.ScheduleJobs(
                new Dictionary<IJobDetail, IReadOnlyCollection<ITrigger>> { [RunJob.Detail] = triggers }, ScheduleJobOptions.Replacing, cancellationToken);
    }

    public async Task WakeAsync(CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        await scheduler.ResumeTriggerGroups(WakeOnly, cancellationToken);
    }

    private async Task<IScheduler> SchedulerAsync(CancellationToken cancellationToken)
    {
        await schema.EnsureAsync(cancellationToken);
        return await schedulers.GetScheduler(cancellationToken);
    }
}
