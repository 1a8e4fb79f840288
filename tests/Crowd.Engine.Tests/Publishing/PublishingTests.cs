using Crowd.Engine.Campaigns;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Tests.Support;

namespace Crowd.Engine.Tests.Publishing;

internal sealed class PublishingTests : EngineFixture
{
    [Test]
    public async Task Publishes_a_page_for_each_item_once()
    {
        var id = await World.LaunchAsync(Some.Campaign(items: 5));

        await World.RunAsync(StageNames.Publish, id);
        await World.RunAsync(StageNames.Publish, id);

        Assert.That(World.Marketplace.Hits.Select(h => FakeMarketplace.Keys(h).Single()), Is.EquivalentTo(new[] { "i1", "i2", "i3", "i4", "i5" }));
        Assert.That(await States(id), Is.All.EqualTo("open"));
    }

    [Test]
    public async Task Reserves_rewards_and_fees_when_it_plans()
    {
        var id = await World.LaunchAsync(Some.Campaign(items: 4));

        // 4 pages, 3 seats, 5 cents and 1 cent of fee
        Assert.That(await Held(id), Is.EqualTo(720_000));
        await World.RunAsync(StageNames.Publish, id);
        Assert.That(World.Marketplace.Held, Is.EqualTo(Money.FromUsd(0.72m)));
    }

    [Test]
    public async Task A_call_whose_answer_was_lost_does_not_publish_twice()
    {
        var id = await World.LaunchAsync(Some.Campaign(items: 6));
        var calls = 0;
        World.Marketplace.Faults = op => op == "Open" && ++calls % 2 == 0 ? Fault.TimeOutAfter : Fault.None;
        await World.RunAsync(StageNames.Publish, id);
        Assert.That(await States(id), Has.Some.EqualTo("sending"));
        World.Marketplace.Faults = _ => Fault.None;

        await World.RunAsync(StageNames.Publish, id);

        Assert.That(World.Marketplace.Hits, Has.Count.EqualTo(6));
        Assert.That(await States(id), Is.All.EqualTo("open"));
    }

    [Test]
    public async Task A_page_that_may_have_been_sent_days_ago_is_looked_for_before_it_is_sent_again()
    {
        var id = await World.LaunchAsync(Some.Campaign(items: 1));
        World.Marketplace.Faults = op => op == "Open" ? Fault.TimeOutAfter : Fault.None;
        await World.TryRunAsync(StageNames.Publish, id);
        World.Marketplace.Faults = _ => Fault.None;
        World.Clock.Advance(TimeSpan.FromDays(2));

        await World.RunAsync(StageNames.Publish, id);

        Assert.That(World.Marketplace.Hits, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Without_money_the_campaign_pauses_and_says_so()
    {
        await using var poor = new World(DataSource, deposit: Money.FromUsd(1));
        var first = await poor.LaunchAsync(Some.Campaign(items: 5));
        var second = await poor.LaunchAsync(Some.Campaign(items: 5));
        await poor.RunAsync(StageNames.Publish, first);

        await poor.RunAsync(StageNames.Publish, second);

        Assert.That(poor.Marketplace.Hits, Has.Count.EqualTo(5));
        Assert.That(await poor.ScalarAsync<string>("select state || ': ' || state_reason from campaigns where campaign_id = @second", new { second }),
            Is.EqualTo("paused: not enough money"));
        Assert.That(await poor.RowsAsync<string>("select distinct state from hits where campaign_id = @second", new { second }), Is.EqualTo(new[] { "planned" }));
    }

    [Test]
    public async Task Cancelling_before_anything_was_sent_gives_all_money_back()
    {
        var id = await World.LaunchAsync(Some.Campaign());
        await World.Control.CancelAsync(id, "tester", "changed my mind", CancellationToken.None);

        await World.RunAsync(StageNames.Publish, id);

        Assert.That(World.Marketplace.Hits, Is.Empty);
        Assert.That(await Held(id), Is.Zero);
        Assert.That(await States(id), Is.All.EqualTo("cancelled"));
    }

    private Task<List<string>> States(long id) => World.RowsAsync<string>("select state from hits where campaign_id = @id", new { id });

    private Task<long> Held(long id) => World.ScalarAsync<long>("select held_micros::bigint from campaign_money where campaign_id = @id", new { id });
}
