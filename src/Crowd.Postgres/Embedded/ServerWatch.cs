namespace Crowd.Postgres;

/// <summary>Looks every two seconds whether the server lives, and starts it again where it died (killed for want of memory, for one).</summary>
internal sealed class ServerWatch : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly ClusterLayout _layout;
    private readonly ClusterServer _server;
    private readonly EmbeddedPostgresOptions _options;
    private readonly IProgress<string>? _progress;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;

    public ServerWatch(ClusterLayout layout, ClusterServer server, EmbeddedPostgresOptions options, IProgress<string>? progress)
    {
        (_layout, _server, _options, _progress) = (layout, server, options, progress);
        _watching = Task.Run(() => WatchAsync(_stop.Token));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(cancellationToken))
            if (ServerProcess.Running(_layout) is null)
                await RestartAsync(cancellationToken);
    }

    private async Task RestartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var startLock = await FileLock.ExclusiveAsync(_layout.StartLock, _options.Patience, cancellationToken);
            if (ServerProcess.Running(_layout) is not null)
                return;     // another process was faster
            await _server.StartAsync(_options, cancellationToken);
            _progress?.Report($"PostgreSQL in {_layout.Root} had died and was started again.");
        }
        catch (EmbeddedPostgresException e)
        {
            _progress?.Report($"PostgreSQL had died and is not back yet: {e.Message}");
        }
    }
}
