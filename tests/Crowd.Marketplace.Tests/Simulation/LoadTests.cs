using System.Diagnostics;
using Crowd.Marketplace.Hosting;
using Crowd.Marketplace.Simulation;
using Crowd.Marketplace.Simulation.Populations;
using Crowd.Marketplace.Simulation.Working;
using Crowd.Marketplace.Storage;
using Crowd.Marketplace.Tests.WorkerSite;
using Crowd.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace Crowd.Marketplace.Tests.Simulation;

/// <summary>How much work the marketplace takes, beside what PostgreSQL itself does on the same machine. Run by hand, in Release.</summary>
[Explicit("takes minutes and the whole machine")]
internal sealed class LoadTests
{
    private const int Items = 5;

    private static CancellationToken Token => TestContext.CurrentContext.CancellationToken;

    [TestCase(1_000, 5, 500, TestName = "Load_small")]
    [TestCase(10_000, 5, 500, TestName = "Load_full")]
    [TestCase(4_000, 5, 10_000, TestName = "Load_ten_thousand_workers")]
    public async Task Many_workers_finish_their_work(int hits, int slots, int workers)
    {
        var folder = Directory.CreateTempSubdirectory("crowd-load-");
        await using var postgres = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = folder.FullName }, null, Token);
        await CreateDatabaseAsync(postgres, "load");
        var transactions = await PgbenchAsync(postgres);
        await using var host = await MarketplaceHost.StartAsync(
            new() { ConnectionString = postgres.ConnectionString("load") }, NullLoggerFactory.Instance, Token);
        var truths = await PublishAsync(host, hits, slots);

        var (mine, its) = (Environment.CpuUsage.TotalTime.TotalSeconds, PostgresCpuSeconds());
        var (seconds, result, memory) = await RunAsync(host, truths, hits * slots, workers);
        (mine, its) = (Environment.CpuUsage.TotalTime.TotalSeconds - mine, PostgresCpuSeconds() - its);

        await CheckInvariantsAsync(host.Get<Database>(), hits, slots);
        TestContext.Out.WriteLine(
            $"{result.Submitted} assignments of {Items} items by {workers} workers in {seconds:0.0} s: {result.Submitted / seconds:0} assignments/s, "
            + $"{result.Submitted / seconds * Items:0} answers/s; pgbench (tpcb, 8 clients, same cluster): {transactions:0} transactions/s; "
            + $"CPU per assignment: {mine / result.Submitted * 1e3:0.00} ms here (marketplace and workers), {its / result.Submitted * 1e3:0.00} ms in PostgreSQL; memory {memory}");
        Assert.That(result.Refusals, Is.Empty);
    }

    private static async Task<Dictionary<string, string>> PublishAsync(MarketplaceHost host, int hits, int slots)
    {
        var (sql, clock) = (host.Get<Database>(), host.Get<TimeProvider>());
        var type = await HtmlHits.TypeAsync(sql, clock, Token);
        var items = Enumerable.Range(0, hits * Items).Select(i => $"item-{i}").ToArray();
        await Parallel.ForEachAsync(items.Chunk(Items), Token, async (page, token) => await HtmlHits.AddAsync(sql, clock, type, slots, token, page));
        return items.Select((item, i) => (item, i)).ToDictionary(pair => pair.item, pair => HtmlHits.Labels[pair.i % 2]);
    }

    private static async Task<(double Seconds, SimulationResult Result, string Memory)> RunAsync(
        MarketplaceHost host, Dictionary<string, string> truths, int assignments, int workers)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var population = PopulationReader.Read(new StringReader($"workers: [{{name: w, count: {workers}, accuracy: 0.9}}]"), "load");
        var clock = Stopwatch.StartNew();
        var end = 0.0;
        long peak = 0, quarter = 0;
        var progress = new Listener(seen =>
        {
            peak = Math.Max(peak, Environment.WorkingSet);
            if (seen.Submitted >= assignments / 4 && quarter == 0)
                quarter = Environment.WorkingSet;
            if (seen.Submitted >= assignments && end == 0)
            {
                end = clock.Elapsed.TotalSeconds;
                stop.Cancel();
            }
        });
        var result = await SimulatedCrowd.RunAsync(
            host.BaseAddress, population, truths, new SimulationOptions { Speed = double.PositiveInfinity, Hands = 16 }, progress, stop.Token);
        return (end, result, $"{quarter >> 20} MB after a quarter, {Environment.WorkingSet >> 20} MB at the end, {peak >> 20} MB at most");
    }

    private static async Task CheckInvariantsAsync(Database sql, int hits, int slots)
    {
        var counted = await sql.OneAsync("""
            select count(*), sum(submitted), sum(available), sum(pending),
                   (select count(*) from (select from assignments group by hit_id, worker_id having count(*) > 1) d),
                   (select coalesce(sum(micros) filter (where to_book = 'held'), 0) - coalesce(sum(micros) filter (where from_book = 'held'), 0) from ledger)
                     - (select sum(held_slots * (reward_micros + fee_micros)) from hits)
            from hits
            """, [], row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetDecimal(5)), Token);
        Assert.That(counted, Is.EqualTo(((long)hits, (long)hits * slots, 0L, 0L, 0L, 0m)));
    }

    private static async Task CreateDatabaseAsync(EmbeddedPostgres postgres, string name)
    {
        await using var connection = new Npgsql.NpgsqlConnection(postgres.ConnectionString("postgres"));
        await connection.OpenAsync(Token);
        await using var create = new Npgsql.NpgsqlCommand($"create database {name}", connection);
        await create.ExecuteNonQueryAsync(Token);
    }

    private static async Task<double> PgbenchAsync(EmbeddedPostgres postgres)
    {
        await CreateDatabaseAsync(postgres, "pgbench");
        var to = new Npgsql.NpgsqlConnectionStringBuilder(postgres.ConnectionString("pgbench"));
        string[] address = ["-h", to.Host!, "-p", to.Port.ToString(), "-U", to.Username!];
        await ToolAsync(to.Password!, [.. address, "-i", "-q", "-s", "10", "pgbench"]);
        var output = await ToolAsync(to.Password!, [.. address, "-c", "8", "-j", "2", "-T", "15", "pgbench"]);
        var line = output.Split('\n').Single(text => text.StartsWith("tps = ", StringComparison.Ordinal));
        return double.Parse(line.Split(' ')[2]);
    }

    private static async Task<string> ToolAsync(string password, string[] arguments)
    {
        var start = new ProcessStartInfo("pgbench", arguments) { RedirectStandardOutput = true, Environment = { ["PGPASSWORD"] = password } };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        Assert.That(process.ExitCode, Is.Zero);
        return output;
    }

    // Of all PostgreSQL processes of the machine: on one that does nothing else, the load's own.
    private static double PostgresCpuSeconds() => Process.GetProcesses()
        .Where(process => process.ProcessName.StartsWith("postgres", StringComparison.Ordinal))
        .Sum(process => process.TotalProcessorTime.TotalSeconds);

    private sealed class Listener(Action<SimulationProgress> hear) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => hear(value);
    }
}
