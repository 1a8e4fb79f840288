using System.Diagnostics;
using Crowd.Engine.Jobs;
using Crowd.TestKit;
using Dapper;

namespace Crowd.Jobs.Contract;

/// <summary>What an engine costs: run by name, both engines in one go, for the figures in docs/decisions.</summary>
internal abstract class JobMeasurement : JobContract
{
    private const int Runs = 10_000;
    private const int Single = 200;

    [Test, Explicit("a measurement")]
    public async Task Throughput_latency_and_database_load()
    {
        await MakeDatabaseAsync();
        try
        {
            await TestContext.Progress.WriteLineAsync(await LatencyAsync());
            await TestContext.Progress.WriteLineAsync(await ThroughputAsync());
        }
        finally
        {
            await DropAllAsync();
        }
    }

    private async Task<string> LatencyAsync()
    {
        var asker = await StartNodeAsync(runsJobs: false);
        var worker = await StartNodeAsync();
        var runs = new List<long>();
        for (var i = 0; i < Single; i++)
        {
            runs.Add(await asker.Scheduler.EnqueueAsync(new JobRequest("idle", $"single:{i}"), CancellationToken.None));
            await EventuallyAsync(runs[^1], "succeeded");
        }
        var (p50, p99, max) = await AskAsync<(double, double, double)>(
            """
            select percentile_cont(0.5) within group (order by ms), percentile_cont(0.99) within group (order by ms), max(ms)
            from (select extract(epoch from started_at - queued_at) * 1000 as ms from job_runs where run_id = any(@runs) offset 20) s
            """, new { runs });
        await StopNodeAsync(worker);
        return $"{GetType().Name}: asked for to started, asker and worker apart: p50 {p50:0} ms, p99 {p99:0} ms, longest {max:0} ms";
    }

    private async Task<string> ThroughputAsync()
    {
        await using var connection = await Database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(
            "insert into job_runs (job, key, state, due_at, queued_at) select 'idle', 'many:' || n, 'queued', now(), now() from generate_series(1, @Runs) n", new { Runs });
        var before = await LoadAsync();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await StartNodeAsync();
        await Eventually.TrueAsync(
            async () => await AskAsync<int>("select count(*)::int from job_runs where state <> 'succeeded'") == 0, "all runs have ended", TimeSpan.FromMinutes(8));
        var seconds = watch.Elapsed.TotalSeconds;
        Assert.That(await AskAsync<int>("select count(*)::int from job_runs where key like 'many:%' and attempt = 1"), Is.EqualTo(Runs), "each was done once");
        var load = await LoadAsync();
        return $"{GetType().Name}: {Runs} runs in {seconds:0.0} s = {Runs / seconds:0} a second on one node of 8; per run "
            + $"{(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds / Runs:0.0} ms CPU in the node, "
            + $"{(load.Transactions - before.Transactions) / (double)Runs:0.0} transactions, {(load.Blocks - before.Blocks) / (double)Runs:0} blocks and {(load.WalBytes - before.WalBytes) / Runs / 1024.0:0.0} KB of WAL in PostgreSQL";
    }

    private async Task<(long Transactions, long Blocks, long WalBytes)> LoadAsync() => await AskAsync<(long, long, long)>(
        """
        select xact_commit, blks_hit + blks_read, (pg_current_wal_lsn() - '0/0')::bigint from pg_stat_database where datname = current_database()
        """);
}
