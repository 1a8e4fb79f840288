using Crowd.Engine.Campaigns;
using Crowd.Engine.Jobs;
using Microsoft.Extensions.Hosting;

namespace Crowd.Engine;

/// <summary>Asks the job engine, once it has started, for what recurs whatever campaigns there are. Every process asks; it counts once.</summary>
internal sealed class RecurringJobs(IJobScheduler scheduler) : IHostedLifecycleService
{
    private static readonly TimeSpan TendEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AppealsEvery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ReconcileEvery = TimeSpan.FromMinutes(5);

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await scheduler.EveryAsync(TendEvery, new JobRequest(StageNames.Tend, "all"), cancellationToken);
        await scheduler.EveryAsync(ReconcileEvery, new JobRequest(StageNames.Reconcile, "all"), cancellationToken);
        await scheduler.EveryAsync(AppealsEvery, new JobRequest(StageNames.Appeals, "all"), cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
