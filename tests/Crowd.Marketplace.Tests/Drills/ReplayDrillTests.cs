using System.Net;
using System.Net.Sockets;
using System.Text;
using Crowd.Marketplace.Hosting;
using Crowd.Marketplace.Sandbox;
using Crowd.Marketplace.Simulation;
using Crowd.Marketplace.Simulation.Recording;
using Crowd.Marketplace.Simulation.Replaying;
using Crowd.Marketplace.Storage;
using Crowd.Marketplace.Tests.WorkerSite;
using Crowd.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Crowd.Marketplace.Tests.Drills;

/// <summary>The marketplace is killed twice under a replaying crowd and comes back at the same address: nothing is lost, nothing is there twice.</summary>
internal sealed class ReplayDrillTests
{
    private const int Hits = 100, Workers = 3;
    private static readonly int[] KillAfter = [40, 120];

    [Test]
    public async Task A_replay_survives_two_kills_of_the_marketplace()
    {
        var token = TestContext.CurrentContext.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(token);
        var type = await PublishAsync(database.ConnectionString, token);
        var port = FreePort();
        var child = Start(database.ConnectionString, port);
        var address = new Uri(await child.ReadLineAsync());
        await using var look = NpgsqlDataSource.Create(database.ConnectionString);
        var replay = ReplayCrowd.RunAsync(address, Recording(), new ReplayOptions { Hands = 4 }, null, token);

        foreach (var count in KillAfter)
        {
            await Eventually.TrueAsync(async () => await SubmittedAsync(look, token) >= count, $"{count} answers are in");
            Assert.That(replay.IsCompleted, Is.False, "the replay ended before the kill");
            await child.KillAsync();
            child.Dispose();
            child = Start(database.ConnectionString, port);
            await child.ReadLineAsync();
        }
        var result = await replay;
        await child.EndAsync();
        child.Dispose();

        Assert.That((result.Given, result.Left, result.Refusals.Count), Is.EqualTo((Hits * Workers, 0, 0)));
        await using var host = await MarketplaceHost.StartAsync(new() { ConnectionString = database.ConnectionString }, NullLoggerFactory.Instance, token);
        Assert.That(await host.Get<SandboxInspection>().CheckAsync(token), Is.Empty);
        Assert.That(await SubmittedAsync(host.Get<Database>(), type, token), Is.EquivalentTo(
            from hit in Enumerable.Range(0, Hits) from worker in Enumerable.Range(0, Workers) select ($"AW{worker}", Label(hit, worker))));
    }

    private static async Task<string> PublishAsync(string connectionString, CancellationToken token)
    {
        await using var host = await MarketplaceHost.StartAsync(new() { ConnectionString = connectionString }, NullLoggerFactory.Instance, token);
        var (sql, clock) = (host.Get<Database>(), host.Get<TimeProvider>());
        var type = await HtmlHits.TypeAsync(sql, clock, token);
        for (var hit = 0; hit < Hits; hit++)
            await HtmlHits.AddAsync(sql, clock, type, Workers, token, $"t{hit}");
        return type;
    }

    private static AnswerRecording Recording()
    {
        var csv = new StringBuilder("task,worker,label\n");
        for (var hit = 0; hit < Hits; hit++)
            for (var worker = 0; worker < Workers; worker++)
                csv.Append($"t{hit},w{worker},{Label(hit, worker)}\n");
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv.ToString()));
        return RecordingReader.Read(stream, "answers.csv", CancellationToken.None);
    }

    private static string Label(int hit, int worker) => HtmlHits.Labels[(hit + worker) % 2];

    private static Task<List<(string, string)>> SubmittedAsync(Database sql, string type, CancellationToken token) => sql.AllAsync(
        """
        select a.worker_id, substring(a.answer from '<FreeText>(.*?)</FreeText>')
        from   assignments a join hits h using (hit_id) where h.hit_type_id = $1 and a.status = 'Submitted'
        """, [type], row => (row.GetString(0), row.GetString(1)), token);

    private static TestChild Start(string connectionString, int port) => TestChild.Start(typeof(Program).Assembly, [connectionString, $"{port}"]);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<long> SubmittedAsync(NpgsqlDataSource source, CancellationToken token)
    {
        await using var count = source.CreateCommand("select count(*) from assignments where status = 'Submitted'");
        return (long)(await count.ExecuteScalarAsync(token))!;
    }
}
