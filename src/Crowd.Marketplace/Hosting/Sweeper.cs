using Crowd.Marketplace.Reviewing;
using Crowd.Marketplace.Storage;
using Npgsql;

namespace Crowd.Marketplace.Hosting;

/// <summary>Does what the clock makes due: abandons, expires, approves, disposes, forgets tokens.</summary>
internal sealed class Sweeper(Database database, PolicyRunner policies, MarketplaceClock clock, MarketplaceOptions options, ILogger<Sweeper> logger) : BackgroundService
{
    private const int BatchSize = 200;
    private static readonly TimeSpan Staleness = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim _one = new(1);
    private long _sweptAt;

    /// <summary>Before a read over many HITs: sweeps unless that was just done.</summary>
    public ValueTask CatchUpAsync(CancellationToken cancellationToken) =>
        clock.GetUtcNow().ToUnixTimeMilliseconds() - Interlocked.Read(ref _sweptAt) < Staleness.TotalMilliseconds
            ? ValueTask.CompletedTask
            : new(SweepAsync(cancellationToken));

    /// <summary>Does all that is due by now.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            while (await database.OneAsync("select work.sweep($1, $2)", [BatchSize, now], row => row.GetInt32(0), cancellationToken) > 0)
                cancellationToken.ThrowIfCancellationRequested();
            await policies.RunDueAsync(null, cancellationToken);
            await database.RunAsync("select work.housekeep($1)", [now], cancellationToken);
            Interlocked.Exchange(ref _sweptAt, now.ToUnixTimeMilliseconds());
        }
        finally
        {
            _one.Release();
        }
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.SweepInterval <= TimeSpan.Zero)
            return;
        using var timer = new PeriodicTimer(options.SweepInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                // the next round does it all: what is due stays due
                logger.SweepFailed(e.Message);
            }
    }
}
