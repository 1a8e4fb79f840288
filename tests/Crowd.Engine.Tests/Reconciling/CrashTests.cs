using Crowd.Engine.Campaigns;
using Crowd.Engine.Jobs;
using Crowd.Engine.Reconciling;
using Crowd.Engine.Tests.Support;

namespace Crowd.Engine.Tests.Reconciling;

/// <summary>The three promises under crashes at random points, throttling, failures and time-outs after the effect.</summary>
internal sealed class CrashTests : EngineFixture
{
    [Test]
    public async Task No_HIT_twice_no_answer_lost_no_cent_astray_whatever_crashes([Range(1, 12)] int seed)
    {
        var plan = new CrashPlan(seed, share: 0.02);
        await using var world = new World(DataSource, crash: plan.Point);
        world.Marketplace.Faults = _ => plan.Fault();
        world.Scheduler.At = plan.Point;
        var folder = Directory.CreateTempSubdirectory("crowd-crash-");
        var id = await world.LaunchAsync(Some.Campaign(items: 11, checks: 2) with
        {
            ItemsPerHit = 3, GoldShare = 0.34, Seed = seed, Lifetime = TimeSpan.FromHours(1), Export = Path.Combine(folder.FullName, "labels.csv"),
        });
        var random = new Random(seed);
        var crowd = new FakeCrowd(world.Marketplace, 6, (worker, key) => worker == "A6" && key == "i3" ? null : key.Length % 2 == 0 ? "cat" : "dog");

        plan.IsOn = true;
        for (var step = 0; step < 400 && await StateAsync(world, id) == "running"; step++)
        {
            await RunDueAsync(world);
            crowd.Work(random.Next(0, 4));
            world.Clock.Advance(TimeSpan.FromSeconds(random.Next(1, 20)));
            if (step % 10 == 9)
                await EnqueueTendAsync(world, plan);
        }

        plan.IsOn = false;
        Assert.That(await StateAsync(world, id), Is.EqualTo("completed"), await world.JobsAsync(id));
        Assert.That(plan.Crashes, Is.Positive);
        var m = world.Marketplace;
        Assert.That(await world.Get<Invariants>().CheckAsync(world.Name, new MarketplaceAccount(m.Held, m.Rewards, m.Fees, m.Bonuses), CancellationToken.None), Is.Empty);
        folder.Delete(recursive: true);
    }

    private static Task<string> StateAsync(World world, long id) => world.ScalarAsync<string>("select state from campaigns where campaign_id = @id", new { id });

    // One pass over what is due now. A run that died with its process is found as such and started again, as the sweep would.
    private static async Task RunDueAsync(World world)
    {
        await world.QueryAsync(
            """
            update job_runs r set state = 'cancelled' where state in ('running', 'failed')
              and exists (select 1 from job_runs o where o.job = r.job and o.key = r.key and o.state in ('queued', 'retrying'));
            update job_runs r set state = 'cancelled' where state in ('running', 'failed')
              and exists (select 1 from job_runs o where o.job = r.job and o.key = r.key and o.state in ('running', 'failed') and o.run_id > r.run_id);
            update job_runs set state = 'queued', attempt = 0, due_at = @now where state in ('running', 'failed')
            """, new { now = world.Clock.GetUtcNow() });
        foreach (var run in await world.RowsAsync<long>(
            "select run_id from job_runs where state in ('queued', 'retrying') and due_at <= @now order by due_at, run_id", new { now = world.Clock.GetUtcNow() }))
            try
            {
                await world.Get<JobRunner>().RunAsync(run, "test", CancellationToken.None);
            }
            catch (CrashException)
            {
                // The process died in the middle of the runner's own work.
            }
    }

    private static async Task EnqueueTendAsync(World world, CrashPlan plan)
    {
        plan.IsOn = false;
        await world.Scheduler.EnqueueAsync(new JobRequest(StageNames.Tend, "all"), CancellationToken.None);
        await world.Scheduler.EnqueueAsync(new JobRequest(StageNames.Reconcile, "all"), CancellationToken.None);
        plan.IsOn = true;
    }
}
