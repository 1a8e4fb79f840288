using Dapper;
using Npgsql;

namespace Crowd.Engine.Jobs;

/// <summary>
/// Watches over a running job and cancels <see cref="Token"/> when there is a reason to stop. It looks every second whether the run was
/// cancelled, on the very connection that holds the run's key, and so notices at once when that breaks.
/// </summary>
internal sealed class RunWatch : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly NpgsqlConnection _keeper;
    private readonly long _runId;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _timeout;
    private readonly CancellationTokenRegistration _onTimeout;
    private readonly CancellationTokenRegistration _onShutdown;
    private readonly Task _watching;
    private int _reason;

    public RunWatch(NpgsqlConnection keeper, long runId, TimeSpan timeout, TimeProvider clock, CancellationToken shutdown)
    {
        (_keeper, _runId) = (keeper, runId);
        _timeout = new CancellationTokenSource(timeout, clock);
        _onTimeout = _timeout.Token.Register(() => Stop(StopReason.TimedOut));
        _onShutdown = shutdown.Register(() => Stop(StopReason.Shutdown));
        _watching = WatchAsync(clock);
    }

    public CancellationToken Token => _stop.Token;

    /// <summary>The first reason that came up.</summary>
    public StopReason Reason => (StopReason)Volatile.Read(ref _reason);

    public async ValueTask DisposeAsync()
    {
        await _onTimeout.DisposeAsync().ConfigureAwait(false);
        await _onShutdown.DisposeAsync().ConfigureAwait(false);
        await _ended.CancelAsync().ConfigureAwait(false);
        await _watching.ConfigureAwait(false);
        _timeout.Dispose();
        _stop.Dispose();
        _ended.Dispose();
    }

    private void Stop(StopReason reason)
    {
        if (Interlocked.CompareExchange(ref _reason, (int)reason, (int)StopReason.None) == (int)StopReason.None)
            _stop.Cancel();
    }

    private async Task WatchAsync(TimeProvider clock)
    {
        try
        {
            using var timer = new PeriodicTimer(Interval, clock);
            while (await timer.WaitForNextTickAsync(_ended.Token).ConfigureAwait(false))
                if (await _keeper.QuerySingleOrDefaultAsync<bool>(new CommandDefinition(
                        "select cancel_requested from job_runs where run_id = @runId", new { runId = _runId }, cancellationToken: CancellationToken.None)).ConfigureAwait(false))
                    Stop(StopReason.Cancelled);
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // the run has ended: nothing to watch any more
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            Stop(StopReason.KeyLost);
        }
    }
}
