using System.Text.Json;
using Crowd.Engine.Jobs;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Crowd.Jobs.Quartz;

/// <summary>Asks for a run at every tick; the run itself then goes the way of all runs.</summary>
internal sealed class RecurringJob(JobOutbox outbox, JobCatalog catalog, ILogger<RecurringJob> log) : global::Quartz.IJob
{
    private const string Request = "request";

    public static IJobDetail Detail { get; } = JobBuilder.Create<RecurringJob>().WithIdentity("recurring", "crowd").StoreDurably().Build();

    public static ITrigger Trigger(TimeSpan interval, JobRequest request) => TriggerBuilder.Create()
        .WithIdentity($"{request.Job}/{request.Key}", "recurring")
        .ForJob(Detail)
        .UsingJobData(Request, JsonSerializer.Serialize(request))
        .StartNow()
        .WithSimpleSchedule(schedule => schedule
            .WithInterval(interval)
            .RepeatForever()
            .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithRemainingCount))
        .Build();

    public static bool Same(ITrigger one, ITrigger other) =>
        one is ISimpleTrigger a && other is ISimpleTrigger b && a.RepeatInterval == b.RepeatInterval
        && Equals(a.JobDataMap[Request], b.JobDataMap[Request]);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var request = JsonSerializer.Deserialize<JobRequest>((string)context.MergedJobDataMap[Request]!)!;
        if (catalog.Find(request.Job) is not null)
        {
            await outbox.EnqueueAsync(request, cancellationToken);
            return;
        }
        log.LogWarning("The job {Job}, which ran every now and then, is no more: its schedule is deleted", request.Job);
        await context.Scheduler.UnscheduleJob(context.Trigger.Key, cancellationToken);
    }
}
