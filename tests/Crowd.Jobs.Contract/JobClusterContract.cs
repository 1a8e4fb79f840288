using Crowd.Engine.Jobs;
using Crowd.TestKit;
using Dapper;

namespace Crowd.Jobs.Contract;

/// <summary>What every job engine does over several processes: share, exclude each other, die, stop and start.</summary>
internal abstract class JobClusterContract : JobContract
{
    [SetUp]
    public Task MakeDatabase() => MakeDatabaseAsync();

    [TearDown]
    public Task DropDatabase() => DropAllAsync();

    [Test]
    public async Task What_was_asked_for_while_no_node_ran_starts_when_one_does()
    {
        var asker = await StartNodeAsync(runsJobs: false);
        var run = await asker.Scheduler.EnqueueAsync(new JobRequest("note", "k"), CancellationToken.None);
        await StartNodeAsync();

        await EventuallyAsync(run, "succeeded");
    }

    [Test]
    public async Task Runs_of_one_key_never_overlap_whatever_number_of_processes_fight_for_it()
    {
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => StartChildAsync()));
        var asker = await StartNodeAsync(runsJobs: false);
        var runs = new HashSet<long>();
        for (var round = 0; round < 40; round++)
            foreach (var key in new[] { "a", "b", "c" })
                runs.Add(await asker.Scheduler.EnqueueAsync(new JobRequest("slow", key, Args: """{"ms": 30}"""), CancellationToken.None));

        await Eventually.TrueAsync(async () => await OpenRunsAsync() == 0, "all runs have ended");
        Assert.That(await OverlapsAsync(), Is.Zero);
        Assert.That(await CountAsync("succeeded"), Is.EqualTo(runs.Count));
        Assert.That(await AskAsync<int>("select count(*)::int from traces"), Is.EqualTo(runs.Count), "each ran once");
    }

    [Test]
    public async Task A_process_killed_in_the_middle_of_a_job_loses_it_to_another()
    {
        var victim = await StartChildAsync();
        var asker = await StartNodeAsync(runsJobs: false);
        var run = await asker.Scheduler.EnqueueAsync(new JobRequest("slow", "k", Args: """{"ms": 4000}"""), CancellationToken.None);
        await EventuallyStartedAsync(run);
        await StartNodeAsync();
        await victim.KillAsync();

        await EventuallyAsync(run, "succeeded");
        Assert.That(await AskAsync<string>(
            "select string_agg(coalesce(outcome, 'cut off'), ' ' order by trace_id) from traces where run_id = @run", new { run }), Is.EqualTo("cut off done"));
        Assert.That(await AskAsync<int>("select attempt from job_runs where run_id = @run", new { run }), Is.EqualTo(2));
    }

    [Test]
    public async Task Two_thousand_runs_are_shared_by_the_nodes_and_each_is_done_once()
    {
        await EnqueueManyAsync(2000);
        await StartChildAsync();
        await StartNodeAsync();

        await Eventually.TrueAsync(async () => await OpenRunsAsync() == 0, "all runs have ended", TimeSpan.FromMinutes(2));
        Assert.That(await CountAsync("succeeded"), Is.EqualTo(2000));
        Assert.That(await AskAsync<int>("select count(distinct run_id)::int from traces"), Is.EqualTo(2000));
        Assert.That(await AskAsync<int>("select count(*)::int from traces"), Is.EqualTo(2000), "none was done twice");
        Assert.That(await AskAsync<int>("select count(distinct pid)::int from traces"), Is.EqualTo(2), "both nodes took part");
    }

    [Test]
    public async Task A_rolling_restart_loses_nothing_and_counts_no_try()
    {
        var old = await StartNodeAsync();
        var runs = new List<long>();
        for (var key = 0; key < 20; key++)
            runs.Add(await old.Scheduler.EnqueueAsync(new JobRequest("slow", $"k{key}", Args: """{"ms": 1500}"""), CancellationToken.None));
        await EventuallyStartedAsync(runs[0]);
        await StartNodeAsync();
        await StopNodeAsync(old);

        await Eventually.TrueAsync(async () => await OpenRunsAsync() == 0, "all runs have ended");
        Assert.That(await CountAsync("succeeded"), Is.EqualTo(20));
        Assert.That(await AskAsync<int>("select max(attempt) from job_runs"), Is.EqualTo(1));
        Assert.That(await OverlapsAsync(), Is.Zero);
    }

    [Test]
    public async Task A_run_on_another_node_can_be_cancelled()
    {
        await StartChildAsync();
        var asker = await StartNodeAsync(runsJobs: false);
        var run = await asker.Scheduler.EnqueueAsync(new JobRequest("slow", "k", Args: """{"ms": 600000}"""), CancellationToken.None);
        await EventuallyStartedAsync(run);

        await asker.Scheduler.CancelAsync(run, CancellationToken.None);
        await EventuallyAsync(run, "cancelled");
    }

    [Test]
    public async Task A_recurring_run_is_asked_for_once_an_interval_by_all_nodes_together()
    {
        var nodes = await Task.WhenAll(StartNodeAsync(), StartNodeAsync(), StartNodeAsync());
        foreach (var node in nodes)
            await node.Scheduler.EveryAsync(TimeSpan.FromSeconds(2), new JobRequest("note", "tick"), CancellationToken.None);

        await Eventually.TrueAsync(async () => await CountAsync("succeeded") >= 4, "it ran four times");
        var gap = await AskAsync<double>("select min(gap) from (select extract(epoch from queued_at - lag(queued_at) over (order by run_id)) as gap from job_runs) g");
        Assert.That(gap, Is.GreaterThan(0.8), "no tick came twice");
    }

    protected async Task EnqueueManyAsync(int count)
    {
        await using var connection = await Database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(
            "insert into job_runs (job, key, state, due_at, queued_at) select 'note', 'n' || n, 'queued', now(), now() from generate_series(1, @count) n", new { count });
        await connection.ExecuteAsync($"notify {JobStore.Channel}");
    }

    protected async Task<int> OpenRunsAsync() =>
        await AskAsync<int>("select count(*)::int from job_runs where state in ('queued', 'retrying', 'running')");

    protected Task<int> CountAsync(string state) => AskAsync<int>("select count(*)::int from job_runs where state = @state", new { state });
}
