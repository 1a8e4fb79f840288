using Crowd.Engine.Jobs;
using Quartz;

namespace Crowd.Jobs.Quartz;

/// <summary>The only job that Quartz knows of: runs one row of <c>job_runs</c>. Its stored name never changes, whatever happens to the stages' classes.</summary>
internal sealed class RunJob(JobRunner runner, JobEngineOptions options) : global::Quartz.IJob
{
    private const string RunId = "run";

    public static IJobDetail Detail { get; } = JobBuilder.Create<RunJob>().WithIdentity("run", "crowd").StoreDurably().Build();

    /// <summary>
    /// The trigger that starts a run now. Quartz would compare a start of now with the clock of whichever node looks; so they all lie in the past,
    /// in the order of the runs.
    /// </summary>
    public static ITrigger Trigger(long runId) => TriggerBuilder.Create()
        .WithIdentity($"{runId}", "crowd")
        .ForJob(Detail)
        .UsingJobData(RunId, $"{runId}")
        .StartAt(DateTimeOffset.UnixEpoch.AddMilliseconds(runId))
        // a run that waits for a free thread, or for a node, is late but no misfire: it keeps its place
        .WithSimpleSchedule(schedule => schedule.WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires))
        .Build();

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await runner.RunAsync(long.Parse((string)context.MergedJobDataMap[RunId]!), options.Node, cancellationToken);
}
