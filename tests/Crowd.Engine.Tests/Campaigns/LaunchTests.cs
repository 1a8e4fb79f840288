using Crowd.Engine.Campaigns;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Tests.Support;

namespace Crowd.Engine.Tests.Campaigns;

internal sealed class LaunchTests : EngineFixture
{
    [Test]
    public async Task Writes_the_campaign_its_items_and_its_first_pages()
    {
        var id = await World.LaunchAsync(Some.Campaign(items: 6, checks: 2) with { ItemsPerHit = 4, Rules = "- rule: fails\n  when: gold.accuracy < 70% surely\n  then: [warn]\n" });

        Assert.That(await World.ScalarAsync<string>("select state from campaigns where campaign_id = @id", new { id }), Is.EqualTo("running"));
        Assert.That(await World.RowsAsync<(string, string, int)>(
            "select role, coalesce(gold::text, '-'), wanted from items where campaign_id = @id order by item_id", new { id }),
            Is.EqualTo(Enumerable.Repeat(("work", "-", 3), 6).Concat(Enumerable.Repeat(("check", "0", 0), 2))));
        Assert.That(await World.RowsAsync<(string, int, long)>(
            "select state, seats, (select count(*) from hit_items i where i.hit_id = h.hit_id) from hits h where campaign_id = @id order by page", new { id }),
            Is.EqualTo(new[] { ("planned", 3, 4L), ("planned", 3, 4L) }));
        Assert.That(await World.ScalarAsync<long>("select count(*) from rule_versions where campaign_id = @id and version = 1", new { id }), Is.EqualTo(1));
        Assert.That(await World.RowsAsync<string>("select job from job_runs where campaign_id = @id", new { id }), Is.EqualTo(new[] { "publish" }));
    }

    [Test]
    public async Task Pages_ask_for_as_many_answers_as_their_items_want()
    {
        var definition = Some.Campaign() with
        {
            RedundancyMax = 5,
            Items = [Some.Item("a") with { Wanted = 5 }, Some.Item("b") with { Wanted = 2 }, Some.Item("c") with { Role = ItemRole.Check, Gold = "dog", Wanted = 4 }],
        };

        var id = await World.LaunchAsync(definition);

        Assert.That(await World.RowsAsync<(string, int)>(
            "select i.key, h.seats from hits h join hit_items using (hit_id) join items i using (item_id) where h.campaign_id = @id order by 1", new { id }),
            Is.EqualTo(new[] { ("a", 5), ("b", 2), ("c", 4) }));
    }

    [Test]
    public void More_than_the_budget_is_refused_with_the_sum() =>
        AssertRefused(Some.Campaign(items: 10) with { Budget = Money.FromUsd(1.79m) },
            "The first round costs $1.80 (30 assignments: $1.50 rewards + $0.30 fees), more than the budget of $1.79.");

    [Test]
    public void From_ten_answers_on_the_fee_is_double() =>
        AssertRefused(Some.Campaign(items: 1) with { Redundancy = 10, Reward = Money.FromUsd(0.50m), Budget = Money.FromUsd(6.99m) },
            "The first round costs $7.00 (10 assignments: $5.00 rewards + $2.00 fees), more than the budget of $6.99.");

    [Test]
    public void A_page_that_would_be_too_long_is_refused() =>
        AssertRefused(Some.Campaign(items: 1) with { Items = [Some.Item("long") with { Payload = new Dictionary<string, string> { ["text"] = new('x', 70_000) } }] },
            "lower items_per_hit or shorten the template.");

    [Test]
    public async Task Real_money_must_be_confirmed_by_the_marketplaces_name()
    {
        await using var real = new World(DataSource, sandbox: false);

        Assert.That(async () => await real.LaunchAsync(Some.Campaign()), Throws.TypeOf<LaunchException>().With.Message.Contains("takes real money (up to $100.00)"));
        Assert.That(async () => await real.LaunchAsync(Some.Campaign(), confirmed: "other"), Throws.TypeOf<LaunchException>());
        Assert.That(await real.LaunchAsync(Some.Campaign(), confirmed: real.Name), Is.Positive);
    }

    [Test]
    public async Task What_is_refused_leaves_nothing_behind()
    {
        var first = Some.Campaign();
        await World.LaunchAsync(first);
        var before = await World.RowsAsync<(long, long, long, long)>("select (select count(*) from campaigns), (select count(*) from items), (select count(*) from ledger), (select count(*) from job_runs)");

        Assert.That(async () => await World.LaunchAsync(first), Throws.TypeOf<LaunchException>().With.Message.Contains("already; choose another name"));

        Assert.That(await World.RowsAsync<(long, long, long, long)>("select (select count(*) from campaigns), (select count(*) from items), (select count(*) from ledger), (select count(*) from job_runs)"), Is.EqualTo(before));
    }

    [Test]
    public void A_definition_made_in_code_is_checked_too() =>
        AssertRefused(Some.Campaign() with { Items = [] }, "items: there is nothing to label");

    private void AssertRefused(CampaignDefinition definition, string message) =>
        Assert.That(async () => await World.LaunchAsync(definition), Throws.TypeOf<LaunchException>().With.Message.Contains(message));
}
