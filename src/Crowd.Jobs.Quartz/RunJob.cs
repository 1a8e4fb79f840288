using Crowd.Engine.Jobs;
using Quartz;

namespace Crowd.Jobs.Quartz;

/// <summary>The only job that Quartz knows of: runs one row of <c>job_runs</c>. Its stored name never changes, whatever happens to the stages' classes.</summary>
internal sealed class RunJob(JobRunner runner, JobEngineOptions options) : global::Quartz.IJob
{
    private const string RunId = "run";

    public static IJobDetail Detail { get; } = JobBuilder.Create<RunJob>().WithIdentity("run", "crowd").StoreDurably().Build();

    public static ITrigger Trigger(long runId, DateTimeOffset at) => TriggerBuilder.Create()
        .WithIdentity($"{runId}", "crowd")
        .ForJob(Detail)
        .UsingJobData(RunId, $"{runId}")
        .StartAt(at)
        // a run that waits for a free thread, or for a node, is late but no misfire: it keeps its place
        .WithSimpleSchedule(schedule => schedule.WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires))
        .Build();

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var runId = long.Parse((string)context.MergedJobDataMap[RunId]!);
        if (await runner.RunAsync(runId, options.Node, cancellationToken) is not RunOutcome.Again again)
            return;
        try
        {
            await context.Scheduler.ScheduleTrigger(Trigger(runId, again.At), TriggerConflict.KeepEarlier, CancellationToken.None);
        }
        catch (SchedulerException)
        {
            // this node is shutting down: the dispatcher of another one hands the run over anew
            await runner.HandBackAsync(runId);
        }
    }
}
