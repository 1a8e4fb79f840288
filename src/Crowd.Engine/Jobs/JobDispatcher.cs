using System.Threading.Channels;
using Crowd.Postgres;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Crowd.Engine.Jobs;

/// <summary>
/// Hands committed runs over to the engine: at once when a notification says that there are some, and every two seconds in any case. The
/// same sweep picks up what was lost: runs of processes that died, and runs that the engine was told of but never started. Every node
/// that runs jobs has one; they share the work by locking the rows.
/// </summary>
public sealed class JobDispatcher(
    JobStore store, IJobEngine engine, NpgsqlDataSource database, TimeProvider clock,
    ILogger<JobDispatcher> log, ILogger<NotificationListener> listenerLog) : BackgroundService
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listener = new NotificationListener(database, [JobStore.Channel], listenerLog);
        var listening = listener.RunAsync(_ => SignalAsync(), (_, _) => SignalAsync(), stoppingToken);
        using var sweep = clock.CreateTimer(_ => Signal(), null, SweepInterval, SweepInterval);
        try
        {
            await foreach (var _ in _signal.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
                await HandOverAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the host is stopping: other nodes, or the next start, hand over what is left
        }
        await listening.ConfigureAwait(false);
    }

    private void Signal() => _signal.Writer.TryWrite(true);

    private ValueTask SignalAsync()
    {
        Signal();
        return ValueTask.CompletedTask;
    }

    private async Task HandOverAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await HandOverBatchAsync(store.TakeWaitingAsync, cancellationToken).ConfigureAwait(false) == engine.HandOverSize) { }
            await HandOverBatchAsync(store.TakeLostAsync, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogWarning(e, "Handing runs over to {Engine} failed and is tried again in {Seconds} s", engine.Name, SweepInterval.TotalSeconds);
        }
    }

    private async Task<int> HandOverBatchAsync(
        Func<int, NpgsqlTransaction, CancellationToken, Task<IReadOnlyList<DueRun>>> take, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        var runs = await take(engine.HandOverSize, transaction, cancellationToken).ConfigureAwait(false);
        if (runs.Count == 0)
            return 0;
        await engine.HandOverAsync(runs, transaction, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        await engine.WakeAsync(cancellationToken).ConfigureAwait(false);
        return runs.Count;
    }
}
