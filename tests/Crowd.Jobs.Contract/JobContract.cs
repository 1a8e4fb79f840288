using Crowd.Engine.Jobs;
using Crowd.TestKit;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crowd.Jobs.Contract;

/// <summary>What the contract's fixtures share: a database with the engine's schema, nodes and child processes on it, questions to its tables.</summary>
internal abstract class JobContract
{
    private readonly List<IAsyncDisposable> _nodes = [];
    private readonly List<TestChild> _children = [];

    protected TestDatabase Database { get; private set; } = null!;

    protected abstract void AddEngine(IServiceCollection services, JobEngineOptions options);

    protected async Task MakeDatabaseAsync()
    {
        Database = await TestDatabase.CreateAsync(typeof(IJobScheduler).Assembly, "Crowd.Engine.Storage.Migrations", CancellationToken.None);
        await using var connection = await Database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(TracingJob.Table);
    }

    protected async Task DropAllAsync()
    {
        foreach (var child in _children)
            child.Dispose();
        foreach (var node in _nodes)
            await node.DisposeAsync();
        _children.Clear();
        _nodes.Clear();
        await Database.DisposeAsync();
    }

    protected async Task<JobNode> StartNodeAsync(bool runsJobs = true, int concurrency = 8)
    {
        var node = await JobNode.StartAsync(Database.ConnectionString, AddEngine, runsJobs, concurrency);
        _nodes.Add(node);
        return node;
    }

    protected async Task StopNodeAsync(JobNode node)
    {
        _nodes.Remove(node);
        await node.DisposeAsync();
    }

    protected async Task<TestChild> StartChildAsync(int concurrency = 4, WrongClock? clock = null)
    {
        var child = TestChild.Start(GetType().Assembly, [Database.ConnectionString, $"{concurrency}"], clock: clock);
        _children.Add(child);
        Assert.That(await child.ReadLineAsync(), Is.EqualTo("ready"));
        return child;
    }

    protected async Task<T?> AskAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await Database.DataSource.OpenConnectionAsync();
        return await connection.QuerySingleOrDefaultAsync<T>(sql, parameters);
    }

    protected Task<string?> StateAsync(long runId) => AskAsync<string>("select state from job_runs where run_id = @runId", new { runId });

    protected Task<int> TracesAsync(long runId) => AskAsync<int>("select count(*)::int from traces where run_id = @runId", new { runId });

    protected Task EventuallyAsync(long runId, string state, TimeSpan? within = null) =>
        Eventually.TrueAsync(async () => await StateAsync(runId) == state, $"run {runId} is {state}", within);

    protected Task EventuallyStartedAsync(long runId, TimeSpan? within = null) =>
        Eventually.TrueAsync(async () => await TracesAsync(runId) > 0, $"run {runId} has started", within);

    /// <summary>Pairs of attempts of one (job, key) that ran at the same time.</summary>
    protected Task<int> OverlapsAsync() => AskAsync<int>(
        """
        select count(*)::int from traces a join traces b
          on a.job = b.job and a.key = b.key and a.trace_id < b.trace_id
         and tstzrange(a.started_at, a.ended_at) && tstzrange(b.started_at, b.ended_at)
        """);

    protected async Task InTransactionAsync(Func<NpgsqlTransaction, Task> work, bool commit)
    {
        await using var connection = await Database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await work(transaction);
        if (commit)
            await transaction.CommitAsync();
    }
}
