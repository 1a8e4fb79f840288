using System.Net;
using System.Net.Http.Json;
using Crowd.Cli.Running;
using Crowd.Cli.Settings;
using Crowd.Engine.Campaigns;
using Crowd.Marketplace.Hosting;
using Crowd.Postgres;
using Crowd.TestKit;
using Dapper;
using Npgsql;

namespace Crowd.EndToEnd.Tests.Drills;

/// <summary>
/// Crowd as it is deployed: <c>crowd marketplace</c> and any number of <c>crowd worker</c> as processes of their own on one embedded
/// PostgreSQL, and this process as the one who launches campaigns.
/// </summary>
internal sealed class Drill : IAsyncDisposable
{
    public const string MarketplaceName = "local";

    private readonly string _folder;
    private readonly EmbeddedPostgres _postgres;
    private readonly int _port = StablePort.Next();
    private readonly HttpClient _http = new();
    private CrowdProcess? _marketplace;
    private object? _faults;
    private QuietNode? _node;

    private Drill(string folder, EmbeddedPostgres postgres) => (_folder, _postgres) = (folder, postgres);

    public Uri Marketplace => new($"http://127.0.0.1:{_port}/");

    /// <summary>The engine, without its jobs.</summary>
    public CrowdNode Node => _node!.Node;

    public string Labels => Path.Combine(_folder, "labels");

    private string Config => Path.Combine(_folder, "crowd.yaml");

    public static async Task<Drill> StartAsync(object? faults = null)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"crowd-drill-{Environment.ProcessId}-{Guid.NewGuid():N}");
        var options = new EmbeddedPostgresOptions { DataFolder = Path.Combine(folder, "postgres"), Durable = false, MaxConnections = 400 };
        var drill = new Drill(folder, await EmbeddedPostgres.StartAsync(options, null, CancellationToken.None)) { _faults = faults };
        await File.WriteAllTextAsync(drill.Config, drill.Settings());
        await drill.StartMarketplaceAsync();
        drill._node = await QuietNode.OpenAsync(CrowdSettings.Load(drill.Config), CancellationToken.None);
        return drill;
    }

    /// <summary>Starts a process that runs jobs.</summary>
    public CrowdProcess StartWorker() => CrowdProcess.Start(["worker", "--config", Config]);

    /// <summary>Kills the marketplace, and starts it again on its old port.</summary>
    public async Task CrashMarketplaceAsync()
    {
        await _marketplace!.KillAsync();
        _marketplace.Dispose();
        await StartMarketplaceAsync();
    }

    public Task<long> LaunchAsync(CampaignDefinition definition) => Launching.LaunchAsync(Node, definition, "drill", CancellationToken.None);

    public Task<NpgsqlConnection> OpenEngineAsync() => OpenAsync("crowd");

    public Task<NpgsqlConnection> OpenMarketplaceAsync() => OpenAsync("marketplace");

    public async Task<T> AskEngineAsync<T>(string sql, object? arguments = null)
    {
        await using var connection = await OpenEngineAsync();
        return await connection.QuerySingleAsync<T>(sql, arguments);
    }

    /// <summary>How many campaigns are not over.</summary>
    public Task<int> RunningAsync() => AskEngineAsync<int>("select count(*)::int from campaigns where state not in ('completed', 'cancelled')");

    /// <summary>Waits until all campaigns are over, while these people and processes work.</summary>
    public async Task UntilOverAsync(Task crowd, params CrowdProcess[] workers)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(8));
        while (await RunningAsync() > 0)
        {
            if (crowd.IsCompleted)
                await crowd;
            if (workers.FirstOrDefault(w => w.HasExited) is { } ended)
                Assert.Fail($"A worker ended by itself: {ended.Errors}");
            if (deadline.IsCancellationRequested)
                Assert.Fail($"Some campaigns did not complete within eight minutes:\n{await DrillState.DescribeAsync(this)}");
            await Task.Delay(20);
        }
    }

    public Task<T?> AskSandboxAsync<T>(string path) => _http.GetFromJsonAsync<T>(new Uri(Marketplace, path));

    public async ValueTask DisposeAsync()
    {
        if (_node is not null)
            await _node.DisposeAsync();
        _marketplace?.Dispose();
        _http.Dispose();
        await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartMarketplaceAsync()
    {
        _marketplace = CrowdProcess.Start(["marketplace", "--sandbox", "--port", $"{_port}", "--data", _folder]);
        await Eventually.TrueAsync(AnswersAsync, "the marketplace answers", TimeSpan.FromMinutes(2));
        if (_faults is not null)
            (await _http.PutAsJsonAsync(new Uri(Marketplace, "sandbox/faults"), _faults)).EnsureSuccessStatusCode();
    }

    private async Task<bool> AnswersAsync()
    {
        if (_marketplace!.HasExited)
            Assert.Fail($"The marketplace ended: {_marketplace.Errors}");
        try
        {
            return (await _http.GetAsync(new Uri(Marketplace, "sandbox/clock"))).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;  // it does not listen yet
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection(_postgres.ConnectionString(database));
        await connection.OpenAsync();
        return connection;
    }

    // Small batches and short waits: many moments in which something is half done.
    private string Settings() =>
        $"""
        data: {_folder}
        marketplaces:
          {MarketplaceName}:
            endpoint: {Marketplace}
            access_key: {MarketplaceHost.SandboxAccessKey}
            secret_key: {MarketplaceHost.SandboxSecret}
            sandbox: true
            calls_per_second: 0
            call_timeout: "00:00:01"
        publishing:
          parallel_calls: 4
          batch: 10
          first_poll: "00:00:00.2"
        collecting:
          parallel_calls: 4
          batch: 5
          shortest_wait: "00:00:00.1"
          longest_wait: "00:00:01"
          score_delay: "00:00:00.2"
        settling:
          parallel_calls: 4
          batch: 10
        exporting:
          folder: {Labels}
        """;
}
