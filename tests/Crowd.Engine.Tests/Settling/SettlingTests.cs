using Crowd.Engine.Campaigns;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Settling;
using Crowd.Engine.Tests.Support;

namespace Crowd.Engine.Tests.Settling;

internal sealed class SettlingTests : EngineFixture
{
    [Test]
    public async Task Approves_what_came_and_books_it_once()
    {
        var id = await CollectedAsync(Some.Campaign(items: 2));

        await World.RunAsync(StageNames.Settle, id);
        await World.RunAsync(StageNames.Settle, id);

        Assert.That(await MoneyAsync(id), Is.EqualTo((0L, 300_000L, 60_000L)));
        Assert.That((World.Marketplace.Held, World.Marketplace.Rewards, World.Marketplace.Fees), Is.EqualTo((Money.Zero, Money.FromUsd(0.30m), Money.FromUsd(0.06m))));
    }

    [Test]
    public async Task Waits_for_reviewers_as_long_as_the_campaign_says()
    {
        var id = await CollectedAsync(Some.Campaign(items: 1) with { ReviewDelay = TimeSpan.FromHours(1) });
        World.Clock.Advance(TimeSpan.FromMinutes(59));
        await World.RunAsync(StageNames.Settle, id);
        Assert.That(World.Marketplace.Rewards, Is.EqualTo(Money.Zero));

        World.Clock.Advance(TimeSpan.FromMinutes(1));
        await World.RunAsync(StageNames.Settle, id);

        Assert.That(World.Marketplace.Rewards, Is.EqualTo(Money.FromUsd(0.15m)));
    }

    [Test]
    public async Task Rejected_work_is_not_paid_and_its_money_comes_back()
    {
        var id = await CollectedAsync(Some.Campaign(items: 1) with { ReviewDelay = TimeSpan.FromHours(1) });
        await World.QueryAsync(
            "update submissions set decision = 'reject', decision_reason = 'only one label', decided_by = 'action:1', decided_at = @now where submission_id = (select min(submission_id) from submissions where campaign_id = @id)",
            new { id, now = World.Clock.GetUtcNow() });
        World.Clock.Advance(TimeSpan.FromHours(2));

        await World.RunAsync(StageNames.Settle, id);

        Assert.That(await MoneyAsync(id), Is.EqualTo((0L, 100_000L, 20_000L)));
        Assert.That(World.Marketplace.Held, Is.EqualTo(Money.Zero));
    }

    [Test]
    public async Task What_the_marketplace_paid_first_is_adopted_without_a_call()
    {
        var id = await CollectedAsync(Some.Campaign(items: 2) with { AutoApproval = TimeSpan.Zero });

        await World.RunAsync(StageNames.Settle, id);

        Assert.That(await MoneyAsync(id), Is.EqualTo((0L, 300_000L, 60_000L)));
        Assert.That(World.Marketplace.Calls, Has.None.EqualTo("Approve"));
    }

    [Test]
    public async Task An_approval_whose_answer_was_lost_is_not_paid_twice()
    {
        var id = await CollectedAsync(Some.Campaign(items: 1));
        World.Marketplace.Faults = op => op == "Approve" ? Fault.TimeOutAfter : Fault.None;
        await World.TryRunAsync(StageNames.Settle, id);
        World.Marketplace.Faults = _ => Fault.None;

        await World.RunAsync(StageNames.Settle, id);

        Assert.That(await MoneyAsync(id), Is.EqualTo((0L, 150_000L, 30_000L)));
        Assert.That(World.Marketplace.Rewards, Is.EqualTo(Money.FromUsd(0.15m)));
    }

    [Test]
    public async Task A_bonus_is_paid_once_per_key_and_within_the_budget()
    {
        var id = await CollectedAsync(Some.Campaign(items: 1) with { Budget = Money.FromUsd(1) });
        var submission = await World.ScalarAsync<long>("select min(submission_id) from submissions where campaign_id = @id", new { id });
        var grants = World.Get<BonusGrants>();
        var plan = new BonusPlan(submission, Money.FromUsd(0.50m), "Well done", "tester", "quality");

        Assert.That(await grants.GrantAsync(id, plan, CancellationToken.None), Is.True);
        Assert.That(await grants.GrantAsync(id, plan with { Amount = Money.FromUsd(0.10m) }, CancellationToken.None), Is.False);
        Assert.That(async () => await grants.GrantAsync(id, plan with { Key = "more" }, CancellationToken.None), Throws.TypeOf<LaunchException>());
        await World.RunAsync(StageNames.Settle, id);
        await World.RunAsync(StageNames.Settle, id);

        Assert.That((World.Marketplace.Bonuses, World.Marketplace.Fees), Is.EqualTo((Money.FromUsd(0.50m), Money.FromUsd(0.13m))));
        Assert.That(await World.ScalarAsync<(long, long)>("select bonuses_micros::bigint, held_micros::bigint from campaign_money where campaign_id = @id", new { id }), Is.EqualTo((500_000L, 0L)));
    }

    private async Task<long> CollectedAsync(CampaignDefinition definition)
    {
        var id = await World.LaunchAsync(definition);
        await World.RunAsync(StageNames.Publish, id);
        FakeCrowd.Agreeing(World.Marketplace).Work();
        await World.RunAsync(StageNames.Collect, id);
        return id;
    }

    private Task<(long Held, long Rewards, long Fees)> MoneyAsync(long id) => World.ScalarAsync<(long, long, long)>(
        "select held_micros::bigint, rewards_micros::bigint, fees_micros::bigint from campaign_money where campaign_id = @id", new { id });
}
