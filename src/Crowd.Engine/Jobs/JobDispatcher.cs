using System.Threading.Channels;
using Crowd.Postgres;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Crowd.Engine.Jobs;

/// <summary>
/// Hands runs over to the engine when they are due: at once when a notification says that there are new ones, at the time when the next one
/// waits for, and every two seconds in any case. That sweep also asks for what recurs, and picks up what was lost: runs of processes that died, and
/// runs that the engine was told of but never started. Every node that runs jobs has a dispatcher; they share the work by locking the rows. The
/// database's clock says what is due, and waits are measured by a clock that nobody sets.
/// </summary>
public sealed class JobDispatcher(
    JobStore store, JobSchedules schedules, NodeLoad load, IJobEngine engine, NpgsqlDataSource database, TimeProvider clock,
    ILogger<JobDispatcher> log, ILogger<NotificationListener> listenerLog) : BackgroundService
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private long? _swept;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listener = new NotificationListener(database, [JobStore.Channel], listenerLog);
        var listening = listener.RunAsync(_ => SignalAsync(), (_, _) => SignalAsync(), stoppingToken);
        using var timer = clock.CreateTimer(_ => Signal(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        try
        {
            await foreach (var _ in _signal.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
                timer.Change(await LookAsync(stoppingToken).ConfigureAwait(false), Timeout.InfiniteTimeSpan);
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

    // Hands over what is due, and says when to look again.
    private async Task<TimeSpan> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var sweep = UntilSweep() == TimeSpan.Zero;
            await schedules.AskForDueAsync(cancellationToken).ConfigureAwait(false);
            while (await HandOverBatchAsync(store.TakeWaitingAsync, cancellationToken).ConfigureAwait(false) == engine.HandOverSize) { }
            if (sweep)
            {
                await HandOverBatchAsync((limit, tx, ct) => store.TakeLostAsync(load.IsIdle, limit, tx, ct), cancellationToken).ConfigureAwait(false);
                _swept = clock.GetTimestamp();
            }
            return await store.NextDueInAsync(cancellationToken).ConfigureAwait(false) is { } next && next + Tick < UntilSweep()
                ? next < Tick ? Tick : next + Tick
                : UntilSweep();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogWarning(e, "Handing runs over to {Engine} failed and is tried again in {Seconds} s", engine.Name, SweepInterval.TotalSeconds);
            return SweepInterval;
        }
    }

    private TimeSpan UntilSweep() =>
        _swept is { } last && SweepInterval - clock.GetElapsedTime(last) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

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
