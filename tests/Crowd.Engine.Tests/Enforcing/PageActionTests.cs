using Crowd.Engine.Campaigns;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Reconciling;
using Crowd.Engine.Tests.Support;
using Crowd.Rules;

namespace Crowd.Engine.Tests.Enforcing;

/// <summary>What actions do to items, pages and money, and that taking them back undoes it.</summary>
internal sealed class PageActionTests : EngineFixture
{
    [TearDown]
    public async Task TheBooksBalance()
    {
        var m = World.Marketplace;
        Assert.That(await World.Get<Invariants>().CheckAsync(World.Name, new MarketplaceAccount(m.Held, m.Rewards, m.Fees, m.Bonuses), CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task Asking_more_plans_pages_beyond_the_campaigns_most_answers()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 2));

        var action = await World.ActAsync(id, new RuleAction.AskMore(2, 4), item: "i1");
        await World.RunAsync(StageNames.Publish, id);

        Assert.That(await NewPagesAsync(id), Is.EqualTo(new[] { ("i1", 1, 50_000L) }), "two more, but four at the most");
        Assert.That(await World.ScalarAsync<int>("select (effects ->> 'added')::int from actions where action_id = @action", new { action }), Is.EqualTo(1));
    }

    [Test]
    public async Task Asking_more_taken_back_in_time_buys_nothing()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 2));
        var before = await ItemsAsync(id);
        var action = await World.ActAsync(id, new RuleAction.AskMore(2, null), item: "i1");

        await World.RevertAsync(id, action);
        await World.RunAsync(StageNames.Publish, id);

        Assert.That(await ItemsAsync(id), Is.EqualTo(before));
        Assert.That(await NewPagesAsync(id), Is.Empty);
    }

    [Test]
    public async Task A_finished_item_is_done_as_it_is_and_asked_no_more_until_that_is_taken_back()
    {
        var id = await World.LaunchAsync(Some.Campaign(items: 2));
        await World.RunAsync(StageNames.Publish, id);
        FakeCrowd.Agreeing(World.Marketplace, workers: 2).Work();
        await World.RunAsync(StageNames.Collect, id);

        var action = await World.ActAsync(id, new RuleAction.Finish(), item: "i1");
        await CollectAllAsync(id);
        await World.RunAsync(StageNames.Score, id);
        await World.RunAsync(StageNames.Publish, id);
        Assert.That(await World.RowsAsync<(string, string)>("select key, state from items where campaign_id = @id order by key", new { id }), Is.EqualTo(new[] { ("i1", "done"), ("i2", "open") }));
        Assert.That(World.Marketplace.Hits.Count(h => h.Free(World.Clock.GetUtcNow()) > 0), Is.EqualTo(1), "the page of i1 is off the market");
        Assert.That(await NewPagesAsync(id), Is.Empty);

        await World.RevertAsync(id, action);
        await World.RunAsync(StageNames.Score, id);
        await World.RunAsync(StageNames.Publish, id);

        Assert.That(await NewPagesAsync(id), Is.EqualTo(new[] { ("i1", 1, 50_000L) }));
    }

    [Test]
    public async Task Pages_are_offered_for_longer_and_as_long_as_before_when_that_is_taken_back()
    {
        var id = await World.LaunchAsync(Some.Campaign(items: 2));
        await World.RunAsync(StageNames.Publish, id);
        var before = World.Marketplace.Hits.ToDictionary(h => h.Id, h => h.Expires);

        var action = await World.ActAsync(id, new RuleAction.ExtendTime(TimeSpan.FromDays(2)), item: "i1");
        Assert.That(World.Marketplace.Hits.Select(h => h.Expires - before[h.Id]), Is.EquivalentTo(new[] { TimeSpan.FromDays(2), TimeSpan.Zero }));
        await World.RevertAsync(id, action);

        Assert.That(World.Marketplace.Hits.Select(h => h.Expires - before[h.Id]), Is.All.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task Expired_pages_come_back_at_the_new_price()
    {
        var id = await World.LaunchAsync(Some.Campaign(items: 2) with { Budget = Money.FromUsd(2) });
        await World.RunAsync(StageNames.Publish, id);
        await World.RecordAsync(id, new RuleAction.Reprice(80_000));

        await World.ActAsync(id, new RuleAction.Expire());
        await CollectAllAsync(id);
        await World.RunAsync(StageNames.Publish, id);

        Assert.That(await NewPagesAsync(id), Is.EqualTo(new[] { ("i1", 3, 80_000L), ("i2", 3, 80_000L) }));
        Assert.That(World.Marketplace.Hits.Where(h => h.Free(World.Clock.GetUtcNow()) > 0).Select(h => h.Spec.Reward), Is.EqualTo(new[] { Money.FromUsd(0.08m), Money.FromUsd(0.08m) }));
    }

    [Test]
    public async Task Expired_pages_are_offered_again_when_that_is_taken_back_in_time()
    {
        var id = await World.LaunchAsync(Some.Campaign(items: 2));
        await World.RunAsync(StageNames.Publish, id);

        var action = await World.ActAsync(id, new RuleAction.Expire(), item: "i2");
        Assert.That(World.Marketplace.Hits.Count(h => h.Free(World.Clock.GetUtcNow()) > 0), Is.EqualTo(1));
        await World.RevertAsync(id, action);

        Assert.That(World.Marketplace.Hits.Count(h => h.Free(World.Clock.GetUtcNow()) > 0), Is.EqualTo(2));
        Assert.That(await World.ScalarAsync<int>("select count(*)::int from hits where campaign_id = @id and withdrawn_at is not null", new { id }), Is.Zero);
    }

    [Test]
    public async Task A_price_of_an_item_is_for_its_new_pages_only()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 2));
        await World.RecordAsync(id, new RuleAction.AskMore(1, null), item: "i1");
        await World.RecordAsync(id, new RuleAction.AskMore(1, null), item: "i2", firing: "f2");

        await World.ActAsync(id, new RuleAction.Reprice(120_000), item: "i2", firing: "f3");
        await World.RunAsync(StageNames.Publish, id);

        Assert.That(await NewPagesAsync(id), Is.EqualTo(new[] { ("i1", 1, 50_000L), ("i2", 1, 120_000L) }));
    }

    [Test]
    public async Task More_check_questions_are_hidden_on_pages_planned_from_then_on()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 8, checks: 4) with { ItemsPerHit = 4, GoldShare = 0.25, RedundancyMax = 5, Redundancy = 2 });
        var action = await World.ActAsync(id, new RuleAction.RaiseGold(0.5));
        foreach (var item in Enumerable.Range(1, 8))
            await World.RecordAsync(id, new RuleAction.AskMore(1, null), item: $"i{item}", firing: $"f{item}");
        await World.RunAsync(StageNames.Enforce, id);
        await World.RunAsync(StageNames.Publish, id);

        Assert.That(await ChecksAsync(id), Is.EqualTo(new[] { 1, 1, 1, 2, 2, 2, 2 }), "three pages of three and one of four, then four of two");
        await World.RevertAsync(id, action);
    }

    [Test]
    public async Task Routed_to_experts_only_they_may_take_the_page()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 2));
        await World.ActAsync(id, new RuleAction.SetSkill("experts", 100, null, null), "A1", firing: "f1");

        await World.ActAsync(id, new RuleAction.Route(RouteTo.Experts), item: "i2", firing: "f2");
        await World.RunAsync(StageNames.Publish, id);
        var page = World.Marketplace.Hits.Single(h => h.Free(World.Clock.GetUtcNow()) > 0);

        Assert.That(FakeMarketplace.Keys(page), Is.EqualTo(new[] { "i2" }));
        Assert.That(World.Marketplace.Work(page, "A5", _ => "cat"), Is.False);
        Assert.That(World.Marketplace.Work(page, "A1", _ => "cat"), Is.True);
        await CollectAllAsync(id);
    }

    [Test]
    public async Task Routing_to_experts_of_whom_there_are_none_fails()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 1));

        var action = await World.ActAsync(id, new RuleAction.Route(RouteTo.Experts), item: "i1");

        Assert.That((await World.StateAsync(action)).Error, Does.StartWith("Nobody holds the skill 'experts'"));
    }

    [Test]
    public async Task Routed_to_review_an_item_waits_for_a_person()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 1));

        var action = await World.ActAsync(id, new RuleAction.Route(RouteTo.Review), item: "i1");
        Assert.That(await World.ScalarAsync<string>("select text from alerts where campaign_id = @id and cleared_at is null", new { id }), Does.StartWith("Item i1 is to be looked at"));
        await World.RevertAsync(id, action);

        Assert.That(await World.ScalarAsync<int>("select count(*)::int from alerts where campaign_id = @id and cleared_at is null", new { id }), Is.Zero);
    }

    [Test]
    public async Task A_bonus_is_paid_once_and_counted_in_the_ledger()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 1));

        var action = await World.ActAsync(id, new RuleAction.Bonus(250_000, "Well done"), "A1");
        await World.RunAsync(StageNames.Settle, id);
        await World.RunAsync(StageNames.Settle, id);
        await World.RevertAsync(id, action);

        Assert.That(World.Marketplace.Bonuses, Is.EqualTo(Money.FromUsd(0.25m)));
        Assert.That(await World.StateAsync(action), Is.EqualTo(("reverted", "A bonus that was paid stays paid.")));
    }

    [Test]
    public async Task A_bonus_taken_back_in_time_is_not_paid()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 1));

        var action = await World.ActAsync(id, new RuleAction.Bonus(250_000, null), "A1");
        await World.RevertAsync(id, action);
        await World.RunAsync(StageNames.Settle, id);

        Assert.That(World.Marketplace.Bonuses, Is.EqualTo(Money.Zero));
        Assert.That(await World.StateAsync(action), Is.EqualTo(("reverted", (string?)null)));
    }

    [Test]
    public async Task A_bonus_beyond_the_budget_fails_with_the_sum()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 1) with { Budget = Money.FromUsd(0.50m) });

        var action = await World.ActAsync(id, new RuleAction.Bonus(1_000_000, null), "A1");

        Assert.That((await World.StateAsync(action)).Error, Does.StartWith("A bonus of $1.00"));
    }

    [Test]
    public async Task A_rejection_taken_back_is_paid_after_all()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 2) with { ReviewDelay = TimeSpan.FromHours(1) });
        var action = await World.ActAsync(id, new RuleAction.Reject(AnswerRange.All, "Only one label."), "A1");
        await World.RunAsync(StageNames.Settle, id);
        Assert.That(await World.RowsAsync<string>("select state from submissions where campaign_id = @id and decided_by = 'action:' || @action", new { id, action }), Is.All.EqualTo("rejected"));
        Assert.That(World.Marketplace.Rewards, Is.EqualTo(Money.Zero));

        await World.RevertAsync(id, action);

        Assert.That(World.Marketplace.Rewards, Is.EqualTo(Money.FromUsd(0.10m)));
    }

    [Test]
    public async Task A_rejection_taken_back_in_time_was_never_made()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 2) with { ReviewDelay = TimeSpan.FromHours(1) });

        var action = await World.ActAsync(id, new RuleAction.Reject(AnswerRange.All, "Only one label."), "A1");
        await World.RevertAsync(id, action);

        Assert.That(await World.ScalarAsync<int>("select count(*)::int from submissions where campaign_id = @id and decision is not null", new { id }), Is.Zero);
    }

    [Test]
    public async Task Rejecting_or_discarding_this_one_leaves_the_others()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 3) with { ReviewDelay = TimeSpan.FromHours(1) });

        await World.RecordAsync(id, new RuleAction.Reject(AnswerRange.ThisOne, "Wrong."), "A1", "i2");
        await World.ActAsync(id, new RuleAction.Discard(AnswerRange.ThisOne, null, null, null), "A1", "i2");

        Assert.That(await World.RowsAsync<string>("select i.key from answers a join items i using (campaign_id, item_id) where a.campaign_id = @id and discarded_by is not null", new { id }), Is.EqualTo(new[] { "i2" }));
        Assert.That(await World.ScalarAsync<int>("select count(*)::int from submissions where campaign_id = @id and decision = 'reject'", new { id }), Is.EqualTo(1));
    }

    [Test]
    public async Task A_pause_taken_back_lets_the_campaign_run()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 1));
        var action = await World.ActAsync(id, new RuleAction.PauseCampaign());
        Assert.That(await World.ScalarAsync<string>("select state from campaigns where campaign_id = @id", new { id }), Is.EqualTo("paused"));

        await World.RevertAsync(id, action);

        Assert.That(await World.ScalarAsync<string>("select state from campaigns where campaign_id = @id", new { id }), Is.EqualTo("running"));
    }

    // Pages beyond the first round: key, seats, price.
    private Task<List<(string Key, int Seats, long Reward)>> NewPagesAsync(long id) => World.RowsAsync<(string, int, long)>(
        "select i.key, h.seats, h.reward_micros from hits h join hit_items using (hit_id) join items i using (item_id) where h.campaign_id = @id and h.round > 0 and h.state <> 'cancelled' order by h.page, i.key", new { id });

    private Task<List<int>> ChecksAsync(long id) => World.RowsAsync<int>(
        "select count(*)::int from hits h join hit_items using (hit_id) join items i using (item_id) where h.campaign_id = @id and i.role = 'check' group by h.page order by h.page", new { id });

    private Task<List<(string Key, int Wanted, int Forgone, int Recollect)>> ItemsAsync(long id) => World.RowsAsync<(string, int, int, int)>(
        "select key, wanted, forgone, recollect from items where campaign_id = @id order by key", new { id });

    private async Task CollectAllAsync(long id)
    {
        World.Clock.Advance(TimeSpan.FromSeconds(10));
        await World.RunAsync(StageNames.Collect, id);
    }
}
