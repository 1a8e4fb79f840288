using System.Net.Http.Json;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Marketplaces.MTurk;
using Crowd.Engine.Tests.Marketplaces;
using Crowd.Marketplace;
using Crowd.Marketplace.Hosting;
using Crowd.Marketplace.Taking;
using Crowd.Marketplace.Workers;
using Crowd.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Crowd.EndToEnd.Tests.Marketplaces;

/// <summary>The engine's MTurk adapter against our marketplace, over HTTP: two readings of one protocol that must agree.</summary>
internal sealed class MTurkOverHttpContractTests : MarketplaceContract
{
    private readonly HttpClient _admin = new();
    private TestDatabase _database = null!;
    private MarketplaceHost _host = null!;
    private MTurkMarketplace _marketplace = null!;

    protected override IMarketplace Marketplace => _marketplace;

    [OneTimeSetUp]
    public async Task StartMarketplace()
    {
        _database = await TestDatabase.CreateAsync(CancellationToken.None);
        _host = await MarketplaceHost.StartAsync(new MarketplaceOptions { ConnectionString = _database.ConnectionString }, NullLoggerFactory.Instance, CancellationToken.None);
        _admin.BaseAddress = _host.BaseAddress;
        // A prepaid account: the sandbox's own always shows the same balance.
        (await _admin.PostAsJsonAsync("/sandbox/accounts", new { accessKey = "AKIDPREPAID", secret = "secret", name = "Prepaid", depositUsd = 1000 })).EnsureSuccessStatusCode();
        var options = new MTurkOptions { Endpoint = _host.BaseAddress, AccessKey = "AKIDPREPAID", SecretKey = "secret", Sandbox = true, CallsPerSecond = 0, Attempts = 1 };
        _marketplace = MTurkMarketplaceFactory.Create("http", options, TimeProvider.System, NullLoggerFactory.Instance);
    }

    [OneTimeTearDown]
    public async Task StopMarketplace()
    {
        _marketplace.Dispose();
        _admin.Dispose();
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    protected override async Task<string> WorkerAsync()
    {
        var seed = new WorkerSeed(WorkerRegistry.NewWorkerId());
        await _host.Workers.AddAsync([seed], CancellationToken.None);
        return seed.Id.ToString();
    }

    protected override async Task<bool> WorkAsync(string listing, string worker, params string[] labels)
    {
        if (await _host.Work.AcceptAsync(new WorkerId(worker), new HitId(listing), CancellationToken.None) is not AcceptOutcome.Accepted { AssignmentId: var assignment })
            return false;
        AnswerField[] fields = [.. labels.Select((label, i) => new AnswerField($"q{i + 1}", label))];
        return await _host.Work.SubmitAsync(new WorkerId(worker), assignment, fields, CancellationToken.None) is SubmitOutcome.Submitted;
    }

    protected override async Task<IAsyncDisposable> LoseAnswersAsync()
    {
        await FaultsAsync(new { operation = "CreateHITWithHITType", kind = "error-after", probability = 1.0, delayMs = 0 });
        return new Scope(this);
    }

    private async Task FaultsAsync(params object[] rules) =>
        (await _admin.PutAsJsonAsync("/sandbox/faults", new { seed = 1, rules, duplicateNotifications = 0.0 })).EnsureSuccessStatusCode();

    private sealed class Scope(MTurkOverHttpContractTests tests) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await tests.FaultsAsync();
    }
}
