using System.Text.Json.Nodes;
using Crowd.Marketplace.Hosting;
using Crowd.Marketplace.Sandbox;
using Crowd.Marketplace.Storage;
using Crowd.Marketplace.Workers;
using Crowd.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Crowd.Marketplace.Tests.Drills;

/// <summary>The marketplace is killed at random moments under load, as a crash would. CROWD_DRILL_KILLS sets how often (else 8).</summary>
internal sealed class KillDrillTests
{
    private const int Hands = 6;

    [Test]
    public async Task Killed_at_random_moments_it_has_every_acknowledged_call_and_no_half_state()
    {
        var token = TestContext.CurrentContext.CancellationToken;
        var kills = int.Parse(Environment.GetEnvironmentVariable("CROWD_DRILL_KILLS") ?? "8");
        var random = new Random(1);
        await using var database = await TestDatabase.CreateAsync(token);
        var workers = Enumerable.Range(0, Hands).Select(i => $"ADRILL{i}").ToList();
        await PrepareAsync(database.ConnectionString, workers, token);
        var acknowledged = new Acknowledged();
        var hands = workers.ConvertAll(w => new DrillLoad(w, "AKIDDRILL", acknowledged));

        for (var i = 0; i < kills; i++)
            await RunAndKillAsync(database.ConnectionString, hands, acknowledged, random.Next(1, 60), random.Next(30), token);

        await using var host = await StartAsync(database.ConnectionString, token);
        await CheckAsync(host, acknowledged, token);
    }

    private static async Task RunAndKillAsync(string connectionString, List<DrillLoad> hands, Acknowledged acknowledged, int calls, int milliseconds, CancellationToken token)
    {
        using var child = TestChild.Start(typeof(Program).Assembly, [connectionString]);
        var address = new Uri(await child.ReadLineAsync());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        // the moment: so many answered calls from now, and a little into the next ones
        var until = acknowledged.Calls + calls;
        var load = Task.WhenAll(hands.Select(h => h.RunAsync(address, stop.Token)));
        await Eventually.TrueAsync(() => acknowledged.Calls >= until, "the marketplace answers calls");
        await Task.Delay(milliseconds, token);
        await child.KillAsync();
        await stop.CancelAsync();
        await load;
    }

    private static async Task PrepareAsync(string connectionString, IEnumerable<string> workers, CancellationToken token)
    {
        await using var host = await StartAsync(connectionString, token);
        await host.Get<Crowd.Marketplace.Accounts.AccountBook>().OpenAsync(new("AKIDDRILL", "secret", "Drill", 1_000_000m), token);
        await host.Workers.AddAsync([.. workers.Select(w => new WorkerSeed(new(w)))], token);
    }

    private static async Task CheckAsync(MarketplaceHost host, Acknowledged acknowledged, CancellationToken token)
    {
        using var api = new Requester(host.BaseAddress, "AKIDDRILL", "secret");
        var database = host.Get<Database>();
        var statuses = (await database.AllAsync(
            "select assignment_id, status from assignments where status not in ('Returned', 'Abandoned')", [], r => (r.GetString(0), r.GetString(1)), token)).ToDictionary();
        var bonuses = await database.AllAsync("select reason from bonuses", [], r => r.GetString(0), token);
        var hits = await database.AllAsync("select annotation, hit_id from hits", [], r => (r.GetString(0), r.GetString(1)), token);
        TestContext.Out.WriteLine($"{acknowledged.HitByToken.Count} HITs, {acknowledged.Submitted.Count} submissions, {acknowledged.Approved.Count} approvals, {acknowledged.BonusTokens.Count} bonuses acknowledged");

        Assert.That(acknowledged.BonusTokens, Is.Not.Empty);
        Assert.That(await host.Get<SandboxInspection>().CheckAsync(token), Is.Empty);
        Assert.That(hits.Select(h => h.Item1), Is.Unique);
        Assert.That(acknowledged.HitByToken.Select(h => (h.Key, h.Value)), Is.SubsetOf(hits));
        Assert.That(acknowledged.Submitted.Select(a => statuses.GetValueOrDefault(a)), Is.All.AnyOf("Submitted", "Approved"));
        Assert.That(acknowledged.Approved.Select(a => statuses.GetValueOrDefault(a)), Is.All.EqualTo("Approved"));
        Assert.That(bonuses, Is.Unique);
        Assert.That(acknowledged.BonusTokens.Distinct(), Is.SubsetOf(bonuses));
        JsonNode balance = await api.CallAsync("GetAccountBalance");
        Assert.That((string)balance["AvailableBalance"]!, Is.Not.EqualTo("1000000.00"));
    }

    private static Task<MarketplaceHost> StartAsync(string connectionString, CancellationToken token) =>
        MarketplaceHost.StartAsync(new() { ConnectionString = connectionString }, NullLoggerFactory.Instance, token);
}
