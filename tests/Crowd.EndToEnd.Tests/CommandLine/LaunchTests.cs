using Crowd.Marketplace;
using Crowd.Marketplace.Hosting;
using Crowd.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Crowd.EndToEnd.Tests.CommandLine;

/// <summary><c>crowd campaign launch</c> against a real marketplace and database: all or nothing.</summary>
internal sealed class LaunchTests
{
    private const string Good =
        """
        name: pets
        marketplace: local
        title: Cat or dog?
        description: Look and say.
        classes: [cat, dog]
        reward: 0.05
        budget: $10
        items: items.csv

        """;

    private TestDatabase _engine = null!;
    private TestDatabase _market = null!;
    private MarketplaceHost _marketplace = null!;
    private DirectoryInfo _folder = null!;

    [SetUp]
    public async Task Start()
    {
        _engine = await TestDatabase.CreateAsync(CancellationToken.None);
        _market = await TestDatabase.CreateAsync(CancellationToken.None);
        _marketplace = await MarketplaceHost.StartAsync(new MarketplaceOptions { ConnectionString = _market.ConnectionString }, NullLoggerFactory.Instance, CancellationToken.None);
        _folder = Directory.CreateTempSubdirectory("crowd-launch-");
        await WriteAsync("items.csv", "item,text\ni1,a cat\ni2,a dog\n");
        await WriteAsync("crowd.yaml",
            $"""
            data: {_folder.FullName}/data
            database: "{_engine.ConnectionString}"
            marketplaces:
              local:
                endpoint: {_marketplace.BaseAddress}
                access_key: {MarketplaceHost.SandboxAccessKey}
                secret_key: {MarketplaceHost.SandboxSecret}
                sandbox: true
            """);
    }

    [TearDown]
    public async Task Stop()
    {
        await _marketplace.DisposeAsync();
        await _engine.DisposeAsync();
        await _market.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Test]
    public async Task A_good_campaign_is_launched_once_and_its_name_is_taken_then()
    {
        using var first = await LaunchAsync(Good);
        using var second = await LaunchAsync(Good);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.ExitCode, Is.Zero, first.Errors);
            Assert.That(first.Output, Does.Contain("pets is launched"));
            Assert.That(second.ExitCode, Is.EqualTo(2));
            Assert.That(second.Errors, Does.StartWith("crowd: ").And.Contain("'pets' already"));
            Assert.That(await CountAsync("campaigns"), Is.EqualTo(1));
        }
    }

    [TestCase("budget: $10", "budget: $0.01", "more than the budget")]
    [TestCase("marketplace: local", "marketplace: moon", "no marketplace 'moon'")]
    [TestCase("classes: [cat, dog]", "classes: [cat]", "campaign.yaml:5:1: classes:")]
    [TestCase("items: items.csv", "items: none.csv", "none.csv: ")]
    public async Task What_can_not_be_launched_leaves_no_row(string good, string bad, string says)
    {
        using var crowd = await LaunchAsync(Good.Replace(good, bad));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(crowd.ExitCode, Is.EqualTo(2), crowd.Errors);
            Assert.That(crowd.Errors, Does.StartWith("crowd: ").And.Contain(says));
            Assert.That(crowd.Errors.Trim().Split('\n'), Has.Length.EqualTo(1));
            foreach (var table in (string[])["campaigns", "projects", "items", "hits", "ledger", "job_runs", "audit"])
                Assert.That(await CountAsync(table), Is.Zero, table);
        }
    }

    private async Task<CrowdProcess> LaunchAsync(string campaign)
    {
        await WriteAsync("campaign.yaml", campaign);
        return await CrowdProcess.RunAsync(["campaign", "launch", Path.Combine(_folder.FullName, "campaign.yaml"), "--config", Path.Combine(_folder.FullName, "crowd.yaml")]);
    }

    // A launch that is refused before it reaches the database makes no table either.
    private async Task<long> CountAsync(string table)
    {
        await using var command = _engine.DataSource.CreateCommand($"select to_regclass('{table}') is not null");
        if (!(bool)(await command.ExecuteScalarAsync())!)
            return 0;
        await using var count = _engine.DataSource.CreateCommand($"select count(*) from {table}");
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(_folder.FullName, name), text);
}
