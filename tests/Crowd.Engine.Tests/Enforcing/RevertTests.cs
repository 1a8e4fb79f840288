using Crowd.Engine.Campaigns;
using Crowd.Engine.Publishing;
using Crowd.Engine.Reviewing;
using Crowd.Engine.Settings;
using Crowd.Engine.Tests.Support;

namespace Crowd.Engine.Tests.Enforcing;

/// <summary>Reverting restores database and marketplace to the state of a run in which the action never happened.</summary>
internal sealed class RevertTests : EngineFixture
{
    [Test]
    public async Task Whatever_was_done_and_taken_back_leaves_no_trace([Range(2, 7)] int seed)
    {
        // One call at a time: both marketplaces number the same pages alike.
        var settings = new EngineSettings { Publishing = new PublishingOptions { ParallelCalls = 1 } };
        await using var with = new World(DataSource, settings: settings);
        await using var without = new World(DataSource, settings: settings);

        var (one, other) = (await StartAsync(with, seed, "with"), await StartAsync(without, seed, "without"));
        var (history, choices, done) = (new Random(seed), new Random(seed * 7919), new List<string>());
        for (var step = 0; step < 4; step++)
        {
            var (takes, seconds) = (history.Next(2, 7), history.Next(10, 60));
            await AnswerAsync(one, takes, seconds);
            await AnswerAsync(other, takes, seconds);
            done.AddRange(await DoAndUndoAsync(with, one.Id, choices, adaptive: seed % 2 == 0));
            await GoOnAsync(one);
            await GoOnAsync(other);
            Assert.That(await Snapshot.OfAsync(with, one.Id), Is.EqualTo(await Snapshot.OfAsync(without, other.Id)), $"step {step}, after {string.Join("; ", done)}");
        }
    }

    // The same random history in both worlds; in one of them random actions are carried out and taken back on the way.
    private static async Task<Run> StartAsync(World world, int seed, string name)
    {
        var id = await world.LaunchAsync(Some.Campaign(items: 7, checks: 2) with
        {
            Name = $"revert-{seed}-{name}", ItemsPerHit = 2, GoldShare = 0.25, RedundancyMax = seed % 2 == 0 ? 5 : null, Seed = seed, ReviewDelay = TimeSpan.FromHours(8),
        });
        await world.RunAsync(StageNames.Publish, id);
        return new Run(world, id, new FakeCrowd(world.Marketplace, 5, (worker, key) => (worker[^1] * 31 + key[^1] * 17 + seed) % 5 == 0 ? "dog" : "cat"));
    }

    private static async Task AnswerAsync(Run run, int takes, int seconds)
    {
        run.Crowd.Work(takes);
        run.World.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await run.World.RunAsync(StageNames.Collect, run.Id);
        await run.World.RunAsync(StageNames.Score, run.Id);
    }

    private static async Task GoOnAsync(Run run)
    {
        await run.World.RunAsync(StageNames.Enforce, run.Id);
        await run.World.RunAsync(StageNames.Score, run.Id);
        await run.World.RunAsync(StageNames.Publish, run.Id);
    }

    private static async Task<List<string>> DoAndUndoAsync(World world, long id, Random choices, bool adaptive)
    {
        var names = ActionMenu.All.Keys.Order(StringComparer.Ordinal).ToArray();
        var picked = Enumerable.Range(0, choices.Next(1, 4)).Select(_ => names[choices.Next(names.Length)]).Distinct().ToList();
        var actions = new List<long>();
        foreach (var name in picked)
            foreach (var (action, worker, item) in ActionMenu.All[name])
                actions.Add(await world.RecordAsync(id, action, worker, item, firing: name));
        await world.RunAsync(StageNames.Enforce, id);
        // Where answers are bought until labels are sure, a scoring in between may ask for more to other items: that stays asked.
        if (choices.Next(2) == 0 && !adaptive)
            await world.RunAsync(StageNames.Score, id);
        await world.RunAsync(StageNames.Enforce, id);
        foreach (var action in actions)
            if ((await world.StateAsync(action)).State == "applied")
                await world.Get<ActionDecisions>().RevertAsync(action, false, "tester", null, CancellationToken.None);
        await world.RunAsync(StageNames.Enforce, id);
        await world.QueryAsync("update alerts set cleared_at = now() where campaign_id = @id and kind = 'action-failed'", new { id });
        return picked;
    }

    private sealed record Run(World World, long Id, FakeCrowd Crowd);
}
