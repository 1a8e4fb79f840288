using Crowd.Engine.Jobs;
using Crowd.TestKit;

namespace Crowd.Jobs.Contract;

/// <summary>What every job engine does, seen on one node that runs all the time.</summary>
internal abstract class JobSchedulerContract : JobContract
{
    private static int _keys;

    private JobNode _node;

    private IJobScheduler Scheduler => _node.Scheduler;

    [OneTimeSetUp]
    public async Task StartNode()
    {
        await MakeDatabaseAsync();
        _node = await StartNodeAsync();
    }

    [OneTimeTearDown]
    public Task StopNode() => DropAllAsync();

    [Test]
    public async Task Runs_what_was_asked_for_once_and_records_it()
    {
        var run = await Scheduler.EnqueueAsync(new JobRequest("note", NewKey()), CancellationToken.None);
        await EventuallyAsync(run, "succeeded");

        var row = await AskAsync<(int Attempt, float Progress, string Message, string Counters, bool Timed, string Node)>(
            """
            select attempt, progress, message, counters::text, queued_at <= started_at and started_at <= ended_at, node
            from job_runs where run_id = @run
            """, new { run });
        Assert.That(row, Is.EqualTo((1, 1f, "half way", """{"notes": 2}""", true, row.Node)));
        Assert.That(row.Node, Does.StartWith(Environment.MachineName));
        Assert.That(await TracesAsync(run), Is.EqualTo(1));
    }

    [Test]
    public async Task A_request_lives_and_dies_with_the_callers_transaction()
    {
        long undone = 0, kept = 0;
        await InTransactionAsync(async tx => undone = await Scheduler.EnqueueAsync(new JobRequest("note", NewKey()), tx, CancellationToken.None), commit: false);
        await InTransactionAsync(async tx =>
        {
            kept = await Scheduler.EnqueueAsync(new JobRequest("note", NewKey()), tx, CancellationToken.None);
            Assert.That(await StateAsync(kept), Is.Null, "nobody sees it before the commit");
        }, commit: true);

        await EventuallyAsync(kept, "succeeded");
        Assert.That(await StateAsync(undone), Is.Null);
        Assert.That(await TracesAsync(undone), Is.Zero);
    }

    [Test]
    public async Task A_delayed_run_starts_when_its_delay_is_over_and_not_before()
    {
        var run = await Scheduler.EnqueueAsync(new JobRequest("note", NewKey(), Delay: TimeSpan.FromSeconds(1.5)), CancellationToken.None);
        await EventuallyAsync(run, "succeeded");

        var late = await AskAsync<double>("select extract(epoch from started_at - queued_at) from job_runs where run_id = @run", new { run });
        Assert.That(late, Is.InRange(1.5, 5));
    }

    [Test]
    public async Task Asking_for_a_run_that_waits_already_is_served_by_that_one()
    {
        var key = NewKey();
        var first = await Scheduler.EnqueueAsync(new JobRequest("note", key, Delay: TimeSpan.FromMinutes(30)), CancellationToken.None);
        var later = await Scheduler.EnqueueAsync(new JobRequest("note", key, Delay: TimeSpan.FromMinutes(60)), CancellationToken.None);
        Assert.That(later, Is.EqualTo(first));

        var sooner = await Scheduler.EnqueueAsync(new JobRequest("note", key), CancellationToken.None);
        Assert.That(sooner, Is.EqualTo(first));
        await EventuallyAsync(first, "succeeded");
        Assert.That(await TracesAsync(first), Is.EqualTo(1));
    }

    [Test]
    public async Task A_run_asked_for_while_its_key_is_busy_comes_after()
    {
        var key = NewKey();
        var first = await Scheduler.EnqueueAsync(new JobRequest("slow", key, Args: """{"ms": 1000}"""), CancellationToken.None);
        await EventuallyStartedAsync(first);
        var second = await Scheduler.EnqueueAsync(new JobRequest("slow", key, Args: """{"ms": 1}"""), CancellationToken.None);

        await EventuallyAsync(second, "succeeded");
        Assert.That(second, Is.Not.EqualTo(first));
        Assert.That(await OverlapsAsync(), Is.Zero);
    }

    [Test]
    public async Task A_failed_run_is_tried_again_with_growing_waits()
    {
        var run = await Scheduler.EnqueueAsync(new JobRequest("flaky", NewKey(), Args: """{"failures": 2}"""), CancellationToken.None);
        await EventuallyAsync(run, "succeeded");

        var waits = await AskAsync<(double First, double Second, int Attempt)>(
            """
            select extract(epoch from b.started_at - a.ended_at)::float8, extract(epoch from c.started_at - b.ended_at)::float8, r.attempt
            from job_runs r join traces a on a.run_id = r.run_id and a.attempt = 1 join traces b on b.run_id = r.run_id and b.attempt = 2
            join traces c on c.run_id = r.run_id and c.attempt = 3 where r.run_id = @run
            """, new { run });
        Assert.Multiple(() =>
        {
            Assert.That(waits.Attempt, Is.EqualTo(3));
            Assert.That(waits.First, Is.InRange(0.15, 5));
            Assert.That(waits.Second, Is.InRange(0.35, 5));
        });
    }

    [Test]
    public async Task When_all_tries_have_failed_the_run_has_failed_an_alert_stands_and_a_retry_that_succeeds_clears_it()
    {
        var key = NewKey();
        var run = await Scheduler.EnqueueAsync(new JobRequest("flaky", key, Args: """{"failures": 99}"""), CancellationToken.None);
        await EventuallyAsync(run, "failed");
        Assert.That(await AskAsync<string>("select error from job_runs where run_id = @run", new { run }), Does.Contain("Attempt 3 fails, as asked."));
        Assert.That(await OpenAlertAsync($"flaky/{key}"), Does.Contain("failed for good after 3 tries").And.Contains("as asked"));

        await AskAsync<int>("""update job_runs set args = '{"failures": 0}' where run_id = @run returning 1""", new { run });
        await Scheduler.RetryAsync(run, CancellationToken.None);
        await EventuallyAsync(run, "succeeded");
        Assert.That(await OpenAlertAsync($"flaky/{key}"), Is.Null);
    }

    [Test]
    public async Task A_waiting_run_that_is_cancelled_never_starts()
    {
        var run = await Scheduler.EnqueueAsync(new JobRequest("note", NewKey(), Delay: TimeSpan.FromSeconds(1)), CancellationToken.None);
        await Scheduler.CancelAsync(run, CancellationToken.None);
        Assert.That(await StateAsync(run), Is.EqualTo("cancelled"));

        var witness = await Scheduler.EnqueueAsync(new JobRequest("note", NewKey(), Delay: TimeSpan.FromSeconds(1.5)), CancellationToken.None);
        await EventuallyAsync(witness, "succeeded");
        Assert.That(await TracesAsync(run), Is.Zero);
    }

    [Test]
    public async Task A_running_run_that_is_cancelled_stops()
    {
        var run = await Scheduler.EnqueueAsync(new JobRequest("slow", NewKey(), Args: """{"ms": 600000}"""), CancellationToken.None);
        await EventuallyStartedAsync(run);
        await Scheduler.CancelAsync(run, CancellationToken.None);

        await EventuallyAsync(run, "cancelled", TimeSpan.FromSeconds(10));
        Assert.That(await AskAsync<string>("select outcome from traces where run_id = @run", new { run }), Is.EqualTo("stopped"));
    }

    [Test]
    public async Task A_run_that_takes_too_long_is_stopped_and_has_failed()
    {
        var run = await Scheduler.EnqueueAsync(new JobRequest("overdue", NewKey(), Args: """{"ms": 600000}"""), CancellationToken.None);
        await EventuallyAsync(run, "failed");

        Assert.That(await AskAsync<string>("select error from job_runs where run_id = @run", new { run }), Does.StartWith("Took longer than 00:00:00.3"));
    }

    [Test]
    public async Task Arguments_that_a_job_cannot_read_fail_that_run_and_harm_no_other()
    {
        var poisoned = await Scheduler.EnqueueAsync(new JobRequest("slow", NewKey(), Args: """{"seconds": "many"}"""), CancellationToken.None);
        var sound = await Scheduler.EnqueueAsync(new JobRequest("slow", NewKey(), Args: """{"ms": 1}"""), CancellationToken.None);

        await EventuallyAsync(sound, "succeeded");
        await EventuallyAsync(poisoned, "failed");
    }

    [Test]
    public async Task A_job_that_this_version_does_not_know_has_failed_with_a_sentence_that_says_so()
    {
        var run = await Scheduler.EnqueueAsync(new JobRequest("forgotten", NewKey()), CancellationToken.None);
        await EventuallyAsync(run, "failed");

        Assert.That(await AskAsync<string>("select error from job_runs where run_id = @run", new { run }), Does.Contain("no job named 'forgotten'"));
    }

    [Test]
    public async Task A_run_whose_process_died_at_every_try_has_failed()
    {
        var run = await AskAsync<long>(
            """
            insert into job_runs (job, key, state, attempt, deaths, due_at, queued_at, handed_over_at, started_at)
            values ('note', @key, 'running', 3, 2, now() - interval '1 min', now() - interval '1 min', now() - interval '1 min', now() - interval '1 min')
            returning run_id
            """, new { key = NewKey() });

        await EventuallyAsync(run, "failed");
        Assert.That(await AskAsync<string>("select error from job_runs where run_id = @run", new { run }), Does.Contain("process died while running it, 3 times"));
        Assert.That(await TracesAsync(run), Is.Zero);
    }

    [Test]
    public async Task A_process_that_dies_costs_the_run_no_try_and_no_longer_wait()
    {
        var run = await AskAsync<long>(
            """
            insert into job_runs (job, key, args, state, attempt, deaths, due_at, queued_at, handed_over_at, started_at)
            values ('flaky', @key, '{"failures": 4}', 'running', 2, 1, now() - interval '1 min', now() - interval '1 min', now() - interval '1 min', now() - interval '1 min')
            returning run_id
            """, new { key = NewKey() });

        await EventuallyAsync(run, "succeeded");
        var row = await AskAsync<(int Attempt, int Deaths, double Wait)>(
            """
            select r.attempt, r.deaths, extract(epoch from b.started_at - a.ended_at)::float8
            from job_runs r join traces a on a.run_id = r.run_id and a.attempt = 3 join traces b on b.run_id = r.run_id and b.attempt = 4 where r.run_id = @run
            """, new { run });
        Assert.That((row.Attempt, row.Deaths), Is.EqualTo((5, 2)), "three tries after two deaths");
        Assert.That(row.Wait, Is.InRange(0.19, 3), "the wait after a first failure");
    }

    [Test]
    public async Task A_run_that_the_engine_has_lost_is_handed_over_again()
    {
        var run = await AskAsync<long>(
            """
            insert into job_runs (job, key, state, due_at, queued_at, handed_over_at)
            values ('note', @key, 'queued', now() - interval '5 min', now() - interval '5 min', now() - interval '5 min') returning run_id
            """, new { key = NewKey() });

        await EventuallyAsync(run, "succeeded");
    }

    [Test]
    public async Task A_run_whose_hold_on_its_key_broke_stops_and_is_done_again()
    {
        var run = await Scheduler.EnqueueAsync(new JobRequest("slow", NewKey(), Args: """{"ms": 3000}"""), CancellationToken.None);
        await EventuallyStartedAsync(run);
        await AskAsync<bool>("select pg_terminate_backend(pid) from pg_stat_activity where query like '%cancel_requested from job_runs%' and state = 'idle' limit 1");
        await Eventually.TrueAsync(
            async () => await AskAsync<bool?>("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database()) limit 1") ?? true,
            "its connection is closed");

        await EventuallyAsync(run, "succeeded");
        Assert.That(await AskAsync<string>("select string_agg(outcome, ' ' order by trace_id) from traces where run_id = @run", new { run }), Is.EqualTo("stopped done"));
        Assert.That(await OverlapsAsync(), Is.Zero);
    }

    [Test]
    public async Task A_recurring_run_comes_again_and_again_and_its_interval_can_be_changed()
    {
        var request = new JobRequest("note", NewKey());
        await Scheduler.EveryAsync(TimeSpan.FromHours(1), request, CancellationToken.None);
        await Scheduler.EveryAsync(TimeSpan.FromSeconds(1), request, CancellationToken.None);
        await Scheduler.EveryAsync(TimeSpan.FromSeconds(1), request, CancellationToken.None);

        Task<int> RunsAsync() => AskAsync<int>("select count(*)::int from job_runs where key = @Key and state = 'succeeded'", new { request.Key });
        await Eventually.TrueAsync(async () => await RunsAsync() >= 4, "it ran four times");
        await Scheduler.EveryAsync(TimeSpan.FromHours(1), request, CancellationToken.None);

        var seconds = await AskAsync<double>(
            "select extract(epoch from max(queued_at) - min(queued_at)) / (count(*) - 1) from job_runs where key = @Key", new { request.Key });
        Assert.That(seconds, Is.InRange(0.5, 2.5), "about a second between two");
    }

    private Task<string?> OpenAlertAsync(string about) =>
        AskAsync<string>("select text from alerts where kind = 'job' and ref = @about and cleared_at is null", new { about });

    private static string NewKey() => $"key:{Interlocked.Increment(ref _keys)}";
}
