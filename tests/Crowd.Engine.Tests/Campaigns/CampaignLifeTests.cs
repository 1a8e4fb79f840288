using Crowd.Engine.Campaigns;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Reconciling;
using Crowd.Engine.Tests.Support;

namespace Crowd.Engine.Tests.Campaigns;

internal sealed class CampaignLifeTests : EngineFixture
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("crowd-labels-").FullName;

    [TearDown]
    public void DropFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Runs_from_launch_to_labels_by_itself()
    {
        var id = await World.LaunchAsync(Definition(items: 7, checks: 2) with { ItemsPerHit = 4, GoldShare = 0.25 });
        await LiveAsync(id, new FakeCrowd(World.Marketplace, 4, (_, key) => key is "i2" or "i5" ? "dog" : "cat"));

        Assert.That(await StateAsync(id), Is.EqualTo("completed"), await World.JobsAsync(id));
        var labels = await File.ReadAllLinesAsync(Path.Combine(_folder, "labels.csv"));
        Assert.That(labels[0], Is.EqualTo("item,label,confidence,answers,majority_label,majority_share,state,method"));
        Assert.That(labels.Skip(1).Select(l => string.Join(',', l.Split(',').Take(2))), Is.EqualTo(new[] { "i1,cat", "i2,dog", "i3,cat", "i4,cat", "i5,dog", "i6,cat", "i7,cat" }));
        Assert.That(File.Exists(Path.Combine(_folder, "labels.json")));
        await AssertInvariantsAsync();
    }

    [Test]
    public async Task Seats_that_nobody_took_are_asked_again_in_a_new_round()
    {
        var id = await World.LaunchAsync(Definition(items: 3) with { Lifetime = TimeSpan.FromHours(1) });
        await World.DrainAsync();
        var crowd = new FakeCrowd(World.Marketplace, 5, (_, _) => "cat");
        crowd.Work(most: 7);
        World.Clock.Advance(TimeSpan.FromHours(2));
        World.Marketplace.ReleaseExpired();

        await LiveAsync(id, crowd);

        Assert.That(await World.RowsAsync<(int, int, long)>("select round, seats, count(*) from hits where campaign_id = @id group by 1, 2 order by 1", new { id }),
            Is.EqualTo(new[] { (0, 3, 3L), (1, 2, 1L) }));
        Assert.That(await World.RowsAsync<long>("select count(*) from answers where campaign_id = @id group by item_id", new { id }), Is.EqualTo(new[] { 3L, 3L, 3L }));
        await AssertInvariantsAsync();
    }

    [TestCase(9, "<meta name=\"crowd-apart\" content=\"{0}\">", TestName = "A_page_that_asks_an_item_again_names_the_page_that_asked_it_before")]
    [TestCase(3, null, TestName = "In_a_small_team_it_does_not_so_that_somebody_may_take_it")]
    public async Task An_item_is_asked_again(int people, string? expected)
    {
        var id = await World.LaunchAsync(Definition(items: 3) with { Lifetime = TimeSpan.FromHours(1) });
        await World.DrainAsync();
        foreach (var (hit, i) in World.Marketplace.Hits.OrderBy(h => FakeMarketplace.Keys(h).Single()).Select((h, i) => (h, i)))
            for (var seat = 0; seat < (i == 0 ? 2 : 3); seat++)
                World.Marketplace.Work(hit, $"A{(i * 3 + seat) % people}", _ => "cat");
        await World.DrainAsync();
        World.Clock.Advance(TimeSpan.FromHours(2));
        World.Marketplace.ReleaseExpired();
        await World.DrainAsync();

        var rows = await World.RowsAsync<(string Token, string Listing)>("select token, marketplace_hit_id from hits where campaign_id = @id order by hit_id", new { id });
        Assert.That(rows, Has.Count.EqualTo(4), "the first item, with the seat that nobody took");
        var pages = World.Marketplace.Hits.Where(h => FakeMarketplace.Keys(h).Single() == "i1").ToDictionary(h => h.Id);
        var (again, before) = (pages[rows[^1].Listing].Spec.Html, pages.Keys.Single(k => k != rows[^1].Listing));
        Assert.That(again, expected is null ? Does.Not.Contain("crowd-apart") : Does.Contain(string.Format(null, expected, before)));
    }

    [Test]
    public async Task Items_that_nobody_answers_are_given_up_after_the_campaigns_rounds()
    {
        var id = await World.LaunchAsync(Definition(items: 1) with { Lifetime = TimeSpan.FromHours(1), Rounds = 2 });
        for (var round = 0; round < 3; round++)
        {
            await World.DrainAsync();
            World.Clock.Advance(TimeSpan.FromHours(2));
            World.Marketplace.ReleaseExpired();
        }

        await LiveAsync(id, new FakeCrowd(World.Marketplace, 0, (_, _) => null));

        Assert.That(await StateAsync(id), Is.EqualTo("completed"), await World.JobsAsync(id));
        Assert.That(await World.ScalarAsync<long>("select count(*) from hits where campaign_id = @id", new { id }), Is.EqualTo(2));
        await AssertInvariantsAsync();
    }

    [Test]
    public async Task When_the_budget_is_used_up_it_says_so_and_ends_with_what_there_is()
    {
        // Three seats use the budget up; one of them brings an answer that is none.
        var id = await World.LaunchAsync(Definition(items: 1) with { Redundancy = 3, Budget = Money.FromUsd(0.18m) });
        await World.DrainAsync();
        new FakeCrowd(World.Marketplace, 3, (worker, _) => worker == "A3" ? "bird" : "cat").Work();

        await LiveAsync(id, new FakeCrowd(World.Marketplace, 0, (_, _) => null));

        Assert.That(await StateAsync(id), Is.EqualTo("completed"), await World.JobsAsync(id));
        Assert.That(await World.RowsAsync<string>("select text from alerts where campaign_id = @id and kind = 'budget'", new { id }),
            Has.One.Contains("1 more pages are needed, but only $0.00 of the budget of $0.18 is left."));
        await AssertInvariantsAsync();
    }

    [Test]
    public async Task Finishing_early_withdraws_pages_and_settles_what_came()
    {
        var id = await World.LaunchAsync(Definition(items: 5));
        await World.DrainAsync();
        new FakeCrowd(World.Marketplace, 1, (_, _) => "cat").Work(most: 2);

        await World.Control.FinishAsync(id, "tester", "enough", CancellationToken.None);
        await LiveAsync(id, new FakeCrowd(World.Marketplace, 0, (_, _) => null));

        Assert.That(await StateAsync(id), Is.EqualTo("completed"), await World.JobsAsync(id));
        Assert.That(World.Marketplace.Rewards, Is.EqualTo(Money.FromUsd(0.10m)));
        await AssertInvariantsAsync();
    }

    [Test]
    public async Task A_paused_campaign_asks_nothing_until_it_is_resumed()
    {
        var id = await World.LaunchAsync(Definition(items: 2));
        await World.Control.PauseAsync(id, "tester", "wait", withdraw: false, CancellationToken.None);
        await World.DrainAsync();
        Assert.That(World.Marketplace.Hits, Is.Empty);

        await World.Control.ResumeAsync(id, "tester", "go", CancellationToken.None);
        await LiveAsync(id, FakeCrowd.Agreeing(World.Marketplace));

        Assert.That(await StateAsync(id), Is.EqualTo("completed"), await World.JobsAsync(id));
    }

    [Test]
    public async Task Pausing_with_withdrawal_and_resuming_asks_for_what_is_missing()
    {
        var id = await World.LaunchAsync(Definition(items: 2));
        await World.DrainAsync();
        await World.Control.PauseAsync(id, "tester", "wait", withdraw: true, CancellationToken.None);
        await LiveAsync(id, new FakeCrowd(World.Marketplace, 0, (_, _) => null), rounds: 5);
        Assert.That(World.Marketplace.Held, Is.EqualTo(Money.Zero));

        await World.Control.ResumeAsync(id, "tester", "go", CancellationToken.None);
        await LiveAsync(id, FakeCrowd.Agreeing(World.Marketplace));

        Assert.That(await StateAsync(id), Is.EqualTo("completed"), await World.JobsAsync(id));
        Assert.That(await World.ScalarAsync<long>("select count(*) from answers where campaign_id = @id", new { id }), Is.EqualTo(6));
        await AssertInvariantsAsync();
    }

    private CampaignDefinition Definition(int items, int checks = 0) => Some.Campaign(items, checks) with { Export = Path.Combine(_folder, "labels.csv") };

    private async Task LiveAsync(long id, FakeCrowd crowd, int rounds = 60)
    {
        for (var round = 0; round < rounds && await StateAsync(id) is "running" or "paused"; round++)
        {
            await World.DrainAsync();
            crowd.Work();
            World.Clock.Advance(TimeSpan.FromSeconds(7));
        }
    }

    private Task<string> StateAsync(long id) => World.ScalarAsync<string>("select state from campaigns where campaign_id = @id", new { id });

    private async Task AssertInvariantsAsync()
    {
        var m = World.Marketplace;
        Assert.That(await World.Get<Invariants>().CheckAsync(World.Name, new MarketplaceAccount(m.Held, m.Rewards, m.Fees, m.Bonuses), CancellationToken.None), Is.Empty);
    }
}
