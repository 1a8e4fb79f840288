using Crowd.Marketplace.Hosting;

namespace Crowd.Marketplace.Tests.Clients;

/// <summary>@aws-sdk/client-mturk, as npm has it, with nothing set but the endpoint.</summary>
internal sealed class JavaScriptSdkTests : WholeLifeContract
{
    private ForeignClient _client = null!;

    [OneTimeSetUp]
    public void Start() => _client = ForeignClient.Start(
        "node", [Path.Combine(TestFiles.Source("JavaScript"), "driver.mjs"), $"{Host.BaseAddress}", MarketplaceHost.SandboxAccessKey, MarketplaceHost.SandboxSecret],
        new Dictionary<string, string>());

    [OneTimeTearDown]
    public async Task Stop() => await _client.DisposeAsync();

    protected override Task<ForeignAnswer> CallAsync(string operation, object? input) => _client.CallAsync(operation, input, Token);
}
