using Crowd.Engine.Jobs;
using Hangfire;
using Hangfire.States;
using Npgsql;

namespace Crowd.Jobs.Hangfire.Engine;

/// <summary>
/// Starts runs by Hangfire. It cannot join our transaction: a run is enqueued just before the hand-over commits. If that fails it is enqueued
/// again, and the runner sees that there is nothing left to do.
/// </summary>
internal sealed class HangfireEngine(IBackgroundJobClientV2 client, JobCatalog catalog) : IJobEngine
{
    // Hangfire enqueues one by one and synchronously, in several round trips each
    private const int AtOnce = 4;

    public string Name => "Hangfire";

    public int HandOverSize => 40;

    public Task HandOverAsync(IReadOnlyList<DueRun> runs, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        if (runs is [var only])
        {
            Enqueue(only);
            return Task.CompletedTask;
        }
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(runs, options, (run, _) =>
        {
            Enqueue(run);
            return ValueTask.CompletedTask;
        });
    }

    // Hangfire.PostgreSql tells its servers itself.
    public Task WakeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Enqueue(DueRun run)
    {
        // the servers listen to the queues of the jobs they know, and to the one for all others
        var queue = catalog.Find(run.Job) is null ? RunCall.OtherQueue : RunCall.QueueOf(run.Job);
        client.Create(RunCall.Of(run, queue), new EnqueuedState(queue));
    }
}
