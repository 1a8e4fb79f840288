using Crowd.Engine.Campaigns;
using Crowd.Engine.Reviewing;
using Crowd.Engine.Tests.Support;

namespace Crowd.Engine.Tests.Reviewing;

internal sealed class RulePublisherTests : EngineFixture
{
    private const string Strict = "- rule: wrong\n  when: gold.accuracy < 95% and gold.answers >= 2\n  then: [exclude]\n";
    private const string Lax = "- rule: wrong\n  when: gold.accuracy < 1% and gold.answers >= 50\n  then: [exclude]\n";

    private RulePublisher Rules => World.Get<RulePublisher>();

    [Test]
    public async Task The_newest_version_judges_from_then_on_and_firings_keep_theirs()
    {
        var campaign = await World.LaunchAsync(Some.Campaign(items: 12, checks: 8) with { Rules = Lax, ItemsPerHit = 4, GoldShare = 0.5 });
        await AnswerAsync(campaign, pages: 2);
        Assert.That(await FiringsAsync(campaign), Is.Empty);

        Assert.That(await Rules.PublishAsync(campaign, Strict, "anna", "Too lax.", 1, CancellationToken.None), Is.EqualTo(new RulePublication.Published(2)));
        await World.RunAsync(StageNames.Enforce, campaign);
        Assert.That(await FiringsAsync(campaign), Is.Empty, "what is past does not fire again");
        await AnswerAsync(campaign, pages: 100);

        Assert.That((await FiringsAsync(campaign)).Distinct(), Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public async Task Versions_can_not_be_changed_or_skipped()
    {
        var campaign = await World.LaunchAsync(Some.Campaign() with { Rules = Lax });

        Assert.That(await Rules.PublishAsync(campaign, Lax, "anna", "Again.", null, CancellationToken.None), Is.EqualTo(new RulePublication.Same(1)));
        Assert.That(await Rules.PublishAsync(campaign, Strict, "anna", "Late.", 0, CancellationToken.None), Is.EqualTo(new RulePublication.Overtaken(1)));
        Assert.That(await Rules.PublishAsync(campaign, "- rule: x", "anna", "Wrong.", 1, CancellationToken.None), Is.InstanceOf<RulePublication.Wrong>());
        await World.QueryAsync("update campaigns set state = 'cancelled' where campaign_id = @campaign", new { campaign });
        Assert.That(await Rules.PublishAsync(campaign, Strict, "anna", "Over.", 1, CancellationToken.None), Is.InstanceOf<RulePublication.CampaignOver>());
        Assert.That(await World.RowsAsync<int>("select version from rule_versions where campaign_id = @campaign", new { campaign }), Is.EqualTo(new[] { 1 }));
        Assert.That(() => World.QueryAsync("update rule_versions set text = '' where campaign_id = @campaign", new { campaign }),
            Throws.InstanceOf<Npgsql.PostgresException>().With.Message.Contains("append-only"));
    }

    [Test]
    public async Task Of_two_who_publish_at_once_one_is_told()
    {
        var campaign = await World.LaunchAsync(Some.Campaign() with { Rules = Lax });

        var both = await Task.WhenAll(
            Rules.PublishAsync(campaign, Strict, "anna", "One.", 1, CancellationToken.None), Rules.PublishAsync(campaign, Strict + "# mine\n", "ben", "Other.", 1, CancellationToken.None));

        Assert.That(both, Is.EquivalentTo(new RulePublication[] { new RulePublication.Published(2), new RulePublication.Overtaken(2) }));
    }

    private async Task AnswerAsync(long campaign, int pages)
    {
        await World.RunAsync(StageNames.Publish, campaign);
        new FakeCrowd(World.Marketplace, 3, (worker, key) => worker == "A1" && key.StartsWith('g') ? "dog" : "cat").Work(pages);
        await World.RunAsync(StageNames.Collect, campaign);
        await World.RunAsync(StageNames.Enforce, campaign);
    }

    private Task<List<int>> FiringsAsync(long campaign) =>
        World.RowsAsync<int>("select v.version from actions a join rule_versions v using (rule_version_id) where a.campaign_id = @campaign", new { campaign });
}
