using Crowd.Engine.Campaigns;
using Crowd.Engine.Reconciling;
using Crowd.Engine.Tests.Support;
using Crowd.Rules;

namespace Crowd.Engine.Tests.Enforcing;

/// <summary>What actions do to workers, and that taking them back undoes it.</summary>
internal sealed class WorkerActionTests : EngineFixture
{
    [Test]
    public async Task Two_exclusions_on_one_list_open_the_door_only_when_both_are_taken_back()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 1));
        var list = $"crowd-excluded-campaign-{id}";
        var first = await World.ActAsync(id, new RuleAction.Exclude(ActionScope.Campaign, null), "A1", firing: "f1");
        var second = await World.ActAsync(id, new RuleAction.Exclude(ActionScope.Campaign, null), "A1", firing: "f2");

        await World.RevertAsync(id, first);
        Assert.That(World.Marketplace.Score(list, "A1"), Is.EqualTo(1));
        await World.RevertAsync(id, second);

        Assert.That(World.Marketplace.Score(list, "A1"), Is.Null);
    }

    [Test]
    public async Task A_timed_exclusion_ends_by_the_clock()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 1));
        var action = await World.ActAsync(id, new RuleAction.Exclude(ActionScope.Campaign, TimeSpan.FromDays(3)), "A1");
        World.Clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromMinutes(1));
        await World.DrainAsync();
        Assert.That((await World.StateAsync(action)).State, Is.EqualTo("applied"));

        World.Clock.Advance(TimeSpan.FromMinutes(2));
        await World.DrainAsync();

        Assert.That((await World.StateAsync(action)).State, Is.EqualTo("reverted"));
        Assert.That(World.Marketplace.Standing(), Is.Empty);
    }

    [TestCase("check-questions", "Among the questions of each page there are some whose answer we know")]
    [TestCase("Please read the guide again.", "Please read the guide again.")]
    public async Task A_message_is_a_letter_by_its_name_or_the_text_itself(string said, string sent)
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 1));

        await World.ActAsync(id, new RuleAction.Message(said), "A2");

        Assert.That(World.Marketplace.Messages.Single(), Is.EqualTo(("A2", World.Marketplace.Messages[0].Text)));
        Assert.That(World.Marketplace.Messages[0].Text, Does.Contain(sent));
    }

    [Test]
    public async Task A_hint_is_written_to_the_worker()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 1));

        await World.ActAsync(id, new RuleAction.Hint("Kittens are cats."), "A2");

        Assert.That(World.Marketplace.Messages, Is.EqualTo(new[] { ("A2", "Kittens are cats.") }));
    }

    [Test]
    public async Task A_skill_is_a_qualification_with_its_score_and_goes_back_to_what_it_was()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 1));
        await World.ActAsync(id, new RuleAction.SetSkill("cats", 80, null, null), "A1", firing: "f1");
        var second = await World.ActAsync(id, new RuleAction.SetSkill("cats", 95.4, null, null), "A1", firing: "f2");
        Assert.That(World.Marketplace.Score("crowd-skill-cats", "A1"), Is.EqualTo(95));

        await World.RevertAsync(id, second);
        Assert.That(World.Marketplace.Score("crowd-skill-cats", "A1"), Is.EqualTo(80));
        var removal = await World.ActAsync(id, new RuleAction.RemoveSkill("cats"), "A1", firing: "f3");
        Assert.That(World.Marketplace.Score("crowd-skill-cats", "A1"), Is.Null);
        await World.RevertAsync(id, removal);

        Assert.That(World.Marketplace.Score("crowd-skill-cats", "A1"), Is.EqualTo(80));
    }

    [Test]
    public async Task A_skill_given_for_a_time_is_taken_away_then()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 1));
        await World.ActAsync(id, new RuleAction.SetSkill("cats", 80, null, TimeSpan.FromDays(30)), "A1");

        World.Clock.Advance(TimeSpan.FromDays(30));
        await World.DrainAsync();

        Assert.That(World.Marketplace.Score("crowd-skill-cats", "A1"), Is.Null);
    }

    [Test]
    public async Task Throttled_workers_wait_once_they_have_reached_their_number_and_go_on_when_their_time_has_passed()
    {
        var id = await World.LaunchAsync(Some.Campaign(items: 8));
        await World.RunAsync(StageNames.Publish, id);
        var list = $"crowd-waiting-campaign-{id}";
        var hits = World.Marketplace.Hits.OrderBy(h => h.Id.Length).ThenBy(h => h.Id, StringComparer.Ordinal).ToList();
        World.Marketplace.Work(hits[0], "A1", _ => "cat");
        World.Clock.Advance(TimeSpan.FromSeconds(10));
        await World.RunAsync(StageNames.Collect, id);
        var action = await World.ActAsync(id, new RuleAction.Throttle(3, TimeSpan.FromHours(1)), "A1");
        Assert.That(World.Marketplace.Score(list, "A1"), Is.Null, "one answer is fewer than three");

        World.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.That(hits[1..4].Count(h => World.Marketplace.Work(h, "A1", _ => "cat")), Is.EqualTo(3));
        await World.RunAsync(StageNames.Collect, id);
        await World.RunAsync(StageNames.Enforce, id);
        Assert.That(World.Marketplace.Work(hits[5], "A1", _ => "cat"), Is.False);
        World.Clock.Advance(TimeSpan.FromMinutes(59));
        await World.RunAsync(StageNames.Enforce, id);
        Assert.That(World.Marketplace.Score(list, "A1"), Is.EqualTo(1));
        World.Clock.Advance(TimeSpan.FromMinutes(2));
        await World.RunAsync(StageNames.Enforce, id);

        Assert.That(World.Marketplace.Work(hits[5], "A1", _ => "cat"), Is.True);
        await World.RevertAsync(id, action);
        Assert.That(await World.ScalarAsync<int>("select count(*)::int from waits where campaign_id = @id", new { id }), Is.Zero);
    }

    [Test]
    public async Task Taking_a_throttle_back_lets_a_waiting_worker_in()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 3));
        var action = await World.ActAsync(id, new RuleAction.Throttle(2, TimeSpan.FromHours(1)), "A1");
        await World.RunAsync(StageNames.Enforce, id);
        Assert.That(World.Marketplace.Standing(), Has.Count.EqualTo(1));

        await World.RevertAsync(id, action);

        Assert.That(World.Marketplace.Standing(), Is.Empty);
    }

    [Test]
    public async Task In_training_a_worker_waits_until_enough_of_its_questions_are_right()
    {
        var training = Some.Campaign(items: 0) with
        {
            Redundancy = 1, Items = [.. Enumerable.Range(1, 10).Select(i => Some.Item($"t{i}") with { Role = ItemRole.Check, Gold = "cat", Wanted = 1 })],
        };
        var id = await World.CollectedAsync(Some.Campaign(items: 4));
        var school = await World.LaunchAsync(training);
        await World.RunAsync(StageNames.Publish, school);
        var lessons = World.Marketplace.Hits.OrderBy(h => h.Id.Length).ThenBy(h => h.Id, StringComparer.Ordinal).Skip(4).ToList();
        var action = await World.ActAsync(id, new RuleAction.Train(training.Name), "A1");
        var list = $"crowd-waiting-campaign-{id}";
        Assert.That(World.Marketplace.Score(list, "A1"), Is.EqualTo(1));
        Assert.That(World.Marketplace.Messages.Single().Text, Does.Contain(training.Title));

        async Task LearnAsync(IEnumerable<FakeHit> pages, string answer)
        {
            World.Clock.Advance(TimeSpan.FromMinutes(1));
            foreach (var page in pages)
                World.Marketplace.Work(page, "A1", _ => answer);
            await World.RunAsync(StageNames.Collect, school);
            await World.RunAsync(StageNames.Enforce, school);
            await World.RunAsync(StageNames.Enforce, id);
            await World.RunAsync(StageNames.Enforce, id);
        }

        await LearnAsync(lessons[..4], "dog");
        Assert.That(World.Marketplace.Score(list, "A1"), Is.EqualTo(1), "four wrong answers pass nothing");
        await LearnAsync(lessons[4..8], "cat");
        Assert.That(World.Marketplace.Score(list, "A1"), Is.EqualTo(1), "four right of eight is not enough");
        await World.QueryAsync("update campaigns set state = 'completed' where campaign_id = @school", new { school });
        await LearnAsync(lessons[8..], "cat");

        Assert.That(World.Marketplace.Score(list, "A1"), Is.EqualTo(1), "six right of the last ten is not 80%");
        Assert.That((await World.StateAsync(action)).State, Is.EqualTo("applied"));
        await World.QueryAsync("delete from evidence where campaign_id = @school and kind = 1 and n1 = 0 and seq in (select seq from evidence where campaign_id = @school and kind = 1 and n1 = 0 order by seq limit 3)", new { school });
        await World.RunAsync(StageNames.Enforce, id);
        await World.RunAsync(StageNames.Enforce, id);
        Assert.That(World.Marketplace.Score(list, "A1"), Is.Null, "six right of seven is");
        Assert.That(await World.ScalarAsync<string>("select word from evidence where campaign_id = @id and kind = 8", new { id }), Is.EqualTo("passed"));
    }

    [Test]
    public async Task Restoring_takes_back_what_keeps_a_worker_out_but_no_block()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 3));
        await World.RecordAsync(id, new RuleAction.Exclude(ActionScope.Project, null), "A1", firing: "f1");
        await World.RecordAsync(id, new RuleAction.Block("copies"), "A1", firing: "f2");
        await World.ActAsync(id, new RuleAction.Throttle(1, TimeSpan.FromHours(1)), "A1", firing: "f3");

        await World.ActAsync(id, new RuleAction.Restore(), "A1", firing: "f4");
        await World.DrainAsync();

        Assert.That(World.Marketplace.Standing(), Is.EqualTo(new[] { "blocked: A1" }));
    }

    [Test]
    public async Task What_the_marketplace_lost_is_put_back_by_the_reconciler()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 3));
        await World.RecordAsync(id, new RuleAction.Exclude(ActionScope.Campaign, null), "A1", firing: "f1");
        await World.RecordAsync(id, new RuleAction.SetSkill("cats", 70, null, null), "A2", firing: "f2");
        await World.ActAsync(id, new RuleAction.Throttle(1, TimeSpan.FromHours(1)), "A3", firing: "f3");
        await World.RunAsync(StageNames.Enforce, id);
        var before = World.Marketplace.Standing();
        Assert.That(before, Has.Count.EqualTo(3));
        foreach (var (list, worker) in new[] { ($"crowd-excluded-campaign-{id}", "A1"), ("crowd-skill-cats", "A2"), ($"crowd-waiting-campaign-{id}", "A3") })
            await World.Marketplace.RemoveAsync(worker, list, CancellationToken.None);

        Assert.That(await World.Get<StandingRepairs>().RunAsync(World.Name, World.Marketplace, CancellationToken.None), Is.EqualTo(3));

        Assert.That(World.Marketplace.Standing(), Is.EqualTo(before));
    }

    [Test]
    public async Task An_action_that_cannot_be_done_fails_with_its_reason_and_a_person_is_told()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 1));

        var action = await World.ActAsync(id, new RuleAction.Train("nowhere"), "A1");

        Assert.That(await World.StateAsync(action), Is.EqualTo(("failed", $"There is no running campaign 'nowhere' at '{World.Name}' to train in.")));
        Assert.That(await World.ScalarAsync<string>("select text from alerts where ref = @about", new { about = $"action:{action}" }), Does.Contain("no running campaign 'nowhere'"));
        Assert.That(World.Marketplace.Messages, Is.Empty);
    }
}
