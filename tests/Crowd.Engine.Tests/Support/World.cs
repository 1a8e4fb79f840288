using Crowd.Engine.Campaigns;
using Crowd.Engine.Jobs;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Settings;
using Crowd.TestKit;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Crowd.Engine.Tests.Support;

/// <summary>The engine on a real database with a fake marketplace, a clock that stands still, and jobs that run when the test says.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly NpgsqlDataSource _database;

    private static int _worlds;

    public World(NpgsqlDataSource database, Money? deposit = null, bool sandbox = true, Action<string>? crash = null, EngineSettings? settings = null)
    {
        _database = database;
        Clock = new ManualClock();
        Name = $"fake-{Interlocked.Increment(ref _worlds)}";
        Marketplace = new FakeMarketplace(Name, Clock, deposit ?? Money.FromUsd(10_000), sandbox);
        var services = new ServiceCollection();
        services.AddSingleton(database);
        services.AddSingleton<TimeProvider>(crash is null ? Clock : new CrashingClock(Clock, crash));
        services.AddSingleton<IMarketplaceDirectory>(new MarketplaceDirectory(new Dictionary<string, IMarketplace> { [Name] = Marketplace }));
        services.AddSingleton<JobCatalog>();
        services.AddSingleton(s => new JobClock(s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new JobEngineOptions());
        services.AddSingleton<NodeLoad>();
        services.AddSingleton<JobStore>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<TestScheduler>();
        services.AddSingleton<IJobScheduler>(s => s.GetRequiredService<TestScheduler>());
        services.AddLogging();
        services.AddSingleton<Microsoft.Extensions.Logging.ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddCrowdEngine(settings ?? new EngineSettings());
        _services = services.BuildServiceProvider();
    }

    /// <summary>The marketplace's name: each world has one of its own.</summary>
    public string Name { get; }

    public ManualClock Clock { get; }

    public FakeMarketplace Marketplace { get; }

    public TestScheduler Scheduler => Get<TestScheduler>();

    public CampaignControl Control => Get<CampaignControl>();

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public Task<long> LaunchAsync(CampaignDefinition definition, string? confirmed = null) =>
        Get<CampaignLauncher>().LaunchAsync(definition with { Marketplace = Name }, "tester", confirmed, CancellationToken.None);

    /// <summary>Runs one job for a campaign now, as the job engine would; it must succeed.</summary>
    public async Task RunAsync(string job, long campaign)
    {
        var (state, error) = await TryRunAsync(job, campaign);
        Assert.That(state, Is.EqualTo("succeeded"), error);
    }

    /// <summary>Runs one job for a campaign now; says how it ended.</summary>
    public async Task<(string State, string? Error)> TryRunAsync(string job, long campaign)
    {
        var run = await Scheduler.EnqueueAsync(JobRequest.ForCampaign(job, campaign), CancellationToken.None);
        await QueryAsync("update job_runs set due_at = @now where run_id = @run", new { run, now = Clock.GetUtcNow() });
        await Get<JobRunner>().RunAsync(run, "test", CancellationToken.None);
        return (await RowsAsync<(string, string?)>("select state, error from job_runs where run_id = @run", new { run })).Single();
    }

    /// <summary>Runs what is due, oldest first, until nothing is.</summary>
    public async Task<int> DrainAsync(int most = 500)
    {
        for (var n = 0; n < most; n++)
        {
            var due = await RowsAsync<long>(
                "select run_id from job_runs where state in ('queued', 'retrying') and due_at <= @now order by due_at, run_id limit 1",
                new { now = Clock.GetUtcNow() });
            if (due.Count == 0)
                return n;
            await Get<JobRunner>().RunAsync(due[0], "test", CancellationToken.None);
        }
        throw new InvalidOperationException($"Jobs are still due after {most} runs.");
    }

    /// <summary>What jobs came to so far, for the message of a failing test.</summary>
    public async Task<string> JobsAsync(long campaign) => string.Join(Environment.NewLine, await RowsAsync<string>(
        "select job || ' ' || state || ' due ' || due_at || ' ' || coalesce(message, '') || ' ' || coalesce(left(error, 600), '') from job_runs where campaign_id = @campaign order by run_id desc limit 12", new { campaign }));

    public async Task<List<T>> RowsAsync<T>(string sql, object? args = null)
    {
        await using var connection = await _database.OpenConnectionAsync();
        return (await connection.QueryAsync<T>(sql, args)).AsList();
    }

    public async Task<T> ScalarAsync<T>(string sql, object? args = null) => (await RowsAsync<T>(sql, args)).Single();

    public async Task QueryAsync(string sql, object? args = null)
    {
        await using var connection = await _database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, args);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
