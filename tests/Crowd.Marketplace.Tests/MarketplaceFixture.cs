using Crowd.Marketplace.Hosting;
using Crowd.Marketplace.Storage;
using Crowd.Marketplace.Taking;
using Crowd.Marketplace.Workers;
using Crowd.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Crowd.Marketplace.Tests;

/// <summary>A marketplace of its own for each fixture, on a clock that stands still until a test moves it.</summary>
internal abstract class MarketplaceFixture
{
    private TestDatabase _database = null!;
    private int _names;

    protected ManualClock Clock { get; } = new();

    protected MarketplaceHost Host { get; private set; } = null!;

    protected Work Work => Host.Work;

    protected WorkList WorkList => Host.WorkList;

    protected Database Sql => Host.Get<Database>();

    protected static CancellationToken Token => TestContext.CurrentContext.CancellationToken;

    protected virtual MarketplaceOptions Options(MarketplaceOptions options) => options;

    [OneTimeSetUp]
    public async Task StartMarketplace()
    {
        _database = await TestDatabase.CreateAsync(Token);
        await StartHostAsync();
    }

    [OneTimeTearDown]
    public async Task StopMarketplace()
    {
        await Host.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>Stops the marketplace and starts it again on the same database.</summary>
    protected async Task RestartAsync()
    {
        await Host.DisposeAsync();
        await StartHostAsync();
    }

    /// <summary>Moves the clock and lets the marketplace do what became due.</summary>
    protected async Task AdvanceAsync(TimeSpan by)
    {
        Clock.Advance(by);
        await Host.Get<Sweeper>().SweepAsync(Token);
    }

    /// <summary>A worker nobody else uses.</summary>
    protected async Task<WorkerId> WorkerAsync(Func<WorkerSeed, WorkerSeed>? with = null)
    {
        var seed = new WorkerSeed(WorkerRegistry.NewWorkerId());
        await Host.Workers.AddAsync([with?.Invoke(seed) ?? seed], Token);
        return seed.Id;
    }

    /// <summary>A text nobody else uses.</summary>
    protected string Unique(string stem) => $"{stem} {Interlocked.Increment(ref _names)}";

    private async Task StartHostAsync() => Host = await MarketplaceHost.StartAsync(
        Options(new() { ConnectionString = _database.ConnectionString, Clock = Clock, SweepInterval = TimeSpan.Zero, Port = 0 }),
        NullLoggerFactory.Instance, Token);
}
