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
    public async Task Of_ten_thousand_queued_runs_those_that_are_due_are_shared_by_the_nodes_and_done_once_each()
    {
        await EnqueueManyAsync(500, "now()");
        await EnqueueManyAsync(9500, "now() + interval '1 hour'");
        await StartChildAsync();
        await StartNodeAsync();

        await Eventually.TrueAsync(async () => await CountAsync("succeeded") == 500, "what is due is done");
        Assert.That(await AskAsync<int>("select count(distinct run_id)::int from traces"), Is.EqualTo(500));
        Assert.That(await AskAsync<int>("select count(*)::int from traces"), Is.EqualTo(500), "none was done twice");
        Assert.That(await AskAsync<int>("select count(distinct pid)::int from traces"), Is.EqualTo(2), "both nodes took part");
        Assert.That(await AskAsync<int>("select count(*)::int from job_runs where state = 'queued' and handed_over_at is null"), Is.EqualTo(9500), "the others wait");
    }

    [Test]
    public async Task A_rolling_restart_loses_nothing_overlaps_nothing_and_counts_no_try()
    {
        var asker = await StartNodeAsync(runsJobs: false);
        var old = await StartChildAsync();
        var runs = new HashSet<long>();
        for (var generation = 0; generation < 3; generation++)
        {
            for (var key = 0; key < 12; key++)
                runs.Add(await asker.Scheduler.EnqueueAsync(new JobRequest("slow", $"k{key}", Args: """{"ms": 700}"""), CancellationToken.None));
            await Eventually.TrueAsync(async () => await CountAsync("running") > 0, "some run");
            var next = await StartChildAsync();
            Assert.That(await old.EndAsync(), Is.Zero, "the old one ends by itself");
            old = next;
        }

        await Eventually.TrueAsync(async () => await OpenRunsAsync() == 0, "all runs have ended");
        // a run that was given back while another of its key waited is done by that one
        Assert.That(await AskAsync<int>("select count(distinct key)::int from job_runs where state = 'succeeded'"), Is.EqualTo(12));
        Assert.That(await CountAsync("succeeded") + await CountAsync("cancelled"), Is.EqualTo(runs.Count));
        Assert.That(await AskAsync<int>(
            "select count(*)::int from job_runs c where state = 'cancelled' and not exists (select 1 from job_runs s where s.key = c.key and s.run_id > c.run_id and s.state = 'succeeded')"),
            Is.Zero);
        Assert.That(await AskAsync<int>("select max(attempt) from job_runs"), Is.EqualTo(1));
        Assert.That(await OverlapsAsync(), Is.Zero);
    }

    [TestCase(1)]
    [TestCase(-1)]
    public async Task Nodes_whose_clocks_are_an_hour_wrong_or_are_set_while_they_run_neither_lose_double_nor_starve_a_run(int hours)
    {
        using var wrong = new WrongClock(TimeSpan.FromHours(hours));
        await StartChildAsync(clock: wrong);
        var asker = await StartNodeAsync(runsJobs: false);
        await asker.Scheduler.EveryAsync(TimeSpan.FromSeconds(1), new JobRequest("note", "tick"), CancellationToken.None);
        await AllOnTimeAsync(asker, "wrong");

        wrong.Set(TimeSpan.Zero);
        await AllOnTimeAsync(asker, "put right");
        wrong.Set(TimeSpan.FromHours(-hours));
        await StartNodeAsync();
        await AllOnTimeAsync(asker, "wrong the other way, beside one that is right");

        Assert.That(await AskAsync<int>("select count(*)::int from traces where key <> 'tick'"), Is.EqualTo(12), "three tries of one and one of another, three times");
        var gaps = await AskAsync<(double Least, double Most)>(
            """
            select min(gap), max(gap) from (
              select extract(epoch from queued_at - lag(queued_at) over (order by run_id))::float8 as gap from job_runs where key = 'tick') g
            """);
        Assert.That(gaps.Least, Is.GreaterThan(0.5), "no tick came twice");
        Assert.That(gaps.Most, Is.LessThan(5), "none was left out for long");
    }

    private async Task AllOnTimeAsync(JobNode asker, string when)
    {
        var later = await asker.Scheduler.EnqueueAsync(new JobRequest("note", when, Delay: TimeSpan.FromSeconds(1.5)), CancellationToken.None);
        var again = await asker.Scheduler.EnqueueAsync(new JobRequest("flaky", when, Args: """{"failures": 2}"""), CancellationToken.None);
        await EventuallyAsync(later, "succeeded", TimeSpan.FromSeconds(10));
        await EventuallyAsync(again, "succeeded", TimeSpan.FromSeconds(10));
        var wait = await AskAsync<double>("select extract(epoch from started_at - queued_at) from job_runs where run_id = @later", new { later });
        Assert.That(wait, Is.InRange(1.49, 5), when);
    }

    [Test]
    public async Task When_the_databases_own_clock_is_set_back_what_waits_is_not_left_waiting()
    {
        await AskAsync<int>(
            """
            with a as (insert into job_runs (job, key, state, due_at, queued_at) values ('note', 'new', 'queued', now() + interval '1 hour', now() + interval '1 hour')),
            b as (insert into job_runs (job, key, state, attempt, due_at, queued_at, started_at, ended_at)
                  select 'note', 'retrying', 'retrying', 1, t + interval '5 s', t, t, t from (select now() + interval '1 hour' as t) t),
            c as (insert into job_runs (job, key, state, due_at, queued_at, handed_over_at)
                  select 'note', 'told', 'queued', t, t, t from (select now() + interval '1 hour' as t) t),
            d as (insert into job_runs (job, key, state, attempt, due_at, queued_at, handed_over_at, started_at)
                  select 'note', 'dead', 'running', 1, t, t, t, t from (select now() + interval '1 hour' as t) t)
            insert into job_schedules (job, key, every, next_at) values ('note', 'tick', interval '1 s', now() + interval '1 hour') returning 1
            """);
        await StartNodeAsync();

        await Eventually.TrueAsync(
            async () => await AskAsync<bool>("select count(*) filter (where key = 'tick') >= 2 and count(*) filter (where key <> 'tick') = 4 from job_runs where state = 'succeeded'"),
            "the four are done, and it ticks", TimeSpan.FromSeconds(20));
        Assert.That(await AskAsync<int>("select count(*)::int from traces where key <> 'tick'"), Is.EqualTo(4), "each once");
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
        Assert.That(gap, Is.GreaterThan(1.5), "no tick came twice");
    }

    private async Task EnqueueManyAsync(int count, string due)
    {
        await using var connection = await Database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(
            $"insert into job_runs (job, key, state, due_at, queued_at) select 'note', 'n' || n || {due}, 'queued', {due}, now() from generate_series(1, @count) n", new { count });
        await connection.ExecuteAsync($"notify {JobStore.Channel}");
    }

    private async Task<int> OpenRunsAsync() =>
        await AskAsync<int>("select count(*)::int from job_runs where state in ('queued', 'retrying', 'running')");

    private Task<int> CountAsync(string state) => AskAsync<int>("select count(*)::int from job_runs where state = @state", new { state });
}
