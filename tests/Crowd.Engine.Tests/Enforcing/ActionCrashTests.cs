using Crowd.Engine.Campaigns;
using Crowd.Engine.Enforcing;
using Crowd.Engine.Jobs;
using Crowd.Engine.Reviewing;
using Crowd.Engine.Tests.Support;

namespace Crowd.Engine.Tests.Enforcing;

/// <summary>The process dies at every point between an action's record and its end, once at each: after the restart nothing is half done.</summary>
internal sealed class ActionCrashTests : EngineFixture
{
    private const int MostPoints = 60;

    [TestCaseSource(nameof(Names))]
    public async Task A_crash_anywhere_leaves_no_action_half_done(string name)
    {
        var plan = new StepPlan();
        await using var world = new World(DataSource, crash: plan.Point);
        world.Scheduler.At = plan.Point;
        world.Marketplace.Faults = plan.Fault;
        var id = await world.CollectedAsync(Some.Campaign(items: 4, checks: 2) with { GoldShare = 0, ReviewDelay = TimeSpan.FromHours(8), Redundancy = 4 }, FakeCrowd.Agreeing(world.Marketplace, 3));
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        await world.RunAsync(StageNames.Collect, id);
        await world.RunAsync(StageNames.Score, id);
        var before = await Snapshot.OfAsync(world, id);
        var clean = await ThereAndBackAsync(world, id, name, plan, crashAt: null);
        Assert.That(clean.Back, Is.EqualTo(before), "taken back, without a crash");

        var crashes = 0;
        for (var point = 1; point < MostPoints; point++)
        {
            var (there, back, crashed) = await ThereAndBackAsync(world, id, name, plan, point);
            Assert.That(there, Is.EqualTo(clean.There), $"carried out, with a crash at point {point} ({plan.LastCrash})");
            Assert.That(back, Is.EqualTo(before), $"taken back, with a crash at point {point} ({plan.LastCrash})");
            if (!crashed)
                break;
            crashes++;
        }
        Assert.That(crashes, Is.InRange(2, MostPoints - 2));
    }

    private static readonly string[] Names =
        ["block", "exclude, discard and recollect", "throttle", "set and remove skill", "finish", "extend", "expire", "reject", "bonus"];

    private async Task<(IReadOnlyList<string> There, IReadOnlyList<string> Back, bool Crashed)> ThereAndBackAsync(World world, long id, string name, StepPlan plan, int? crashAt)
    {
        var actions = new List<long>();
        foreach (var (action, worker, item) in ActionMenu.All[name])
            actions.Add(await world.RecordAsync(id, action, worker, item, firing: $"{name} {crashAt}"));
        var crashed = await EnforceAsync(world, id, plan, crashAt);
        foreach (var action in actions)
            Assert.That((await world.StateAsync(action)).State, Is.EqualTo("applied"), $"{name}, crash at {crashAt}");
        var there = await Snapshot.OfAsync(world, id);
        foreach (var action in actions)
            await world.Get<ActionDecisions>().RevertAsync(action, false, "tester", null, CancellationToken.None);
        crashed |= await EnforceAsync(world, id, plan, crashAt);
        await world.RunAsync(StageNames.Score, id);
        return (there, await Snapshot.OfAsync(world, id), crashed);
    }

    // Dies at the point, and is started again.
    private async Task<bool> EnforceAsync(World world, long id, StepPlan plan, int? crashAt)
    {
        var crashed = false;
        if (crashAt is { } point)
        {
            plan.Arm(point);
            try
            {
                await new EnforceJob(DataSource, world.Get<Judge>(), world.Get<RepairEstimates>(), world.Get<ActionCarrier>(), world.Get<Waits>(), world.Scheduler, world.Get<TimeProvider>())
                    .RunAsync(new JobContext(0, StageNames.Enforce, "", id, "{}", 1, (_, _, _) => Task.CompletedTask), CancellationToken.None);
            }
            catch (Exception e) when (e is CrashException or AggregateException)
            {
                crashed = true;
            }
            plan.Disarm();
        }
        await world.RunAsync(StageNames.Enforce, id);
        await world.RunAsync(StageNames.Enforce, id);
        return crashed;
    }
}
