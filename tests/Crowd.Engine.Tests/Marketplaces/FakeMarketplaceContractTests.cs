using Crowd.Engine.Marketplaces;
using Crowd.Engine.Tests.Support;
using Crowd.TestKit;

namespace Crowd.Engine.Tests.Marketplaces;

/// <summary>The fake keeps the contract too, or fast tests would prove little.</summary>
internal sealed class FakeMarketplaceContractTests : MarketplaceContract
{
    private static int _workers;
    private readonly FakeMarketplace _fake = new("fake", new ManualClock(), Money.FromUsd(1000));

    protected override IMarketplace Marketplace => _fake;

    protected override Task<string> WorkerAsync() => Task.FromResult($"A{Interlocked.Increment(ref _workers)}");

    protected override Task<bool> WorkAsync(string listing, string worker, params string[] labels)
    {
        var hit = _fake.Hits.Single(h => h.Id == listing);
        return Task.FromResult(_fake.Accept(hit, worker) is { } session && _fake.Submit(hit, session, FakeMarketplace.Document(labels)));
    }

    protected override Task<IAsyncDisposable> LoseAnswersAsync()
    {
        _fake.Faults = _ => Fault.TimeOutAfter;
        return Task.FromResult<IAsyncDisposable>(new Scope(_fake));
    }

    private sealed class Scope(FakeMarketplace fake) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            fake.Faults = _ => Fault.None;
            return ValueTask.CompletedTask;
        }
    }
}
