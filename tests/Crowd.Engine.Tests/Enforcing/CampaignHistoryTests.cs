using Crowd.Engine.Campaigns;
using Crowd.Engine.Enforcing;
using Crowd.Engine.Tests.Support;
using Crowd.Rules;

namespace Crowd.Engine.Tests.Enforcing;

internal sealed class CampaignHistoryTests : EngineFixture
{
    [Test]
    public async Task Rules_can_be_tried_on_what_a_campaign_has_collected_by_the_names_people_know()
    {
        var id = await World.LaunchAsync(Some.Campaign(items: 12, checks: 6) with { ItemsPerHit = 3 });
        await World.DrainAsync();
        FakeCrowd.Agreeing(World.Marketplace, workers: 3).Work();
        await World.RunAsync(StageNames.Collect, id);

        var history = (await CampaignHistory.ReadAsync(DataSource, id, int.MaxValue, CancellationToken.None)).Named();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(history.Items, Has.Count.EqualTo(18));
            Assert.That(history.Classes, Is.EqualTo(["cat", "dog"]));
            Assert.That(history.Gold.Keys, Is.SubsetOf(Enumerable.Range(1, 6).Select(i => $"g{i}")));
            Assert.That(history.Facts.Select(f => f.Sequence), Is.Ordered.And.Unique);
            Assert.That(history.Facts.Where(f => f.Kind == EvidenceKind.Gold), Is.Not.Empty.And.All.Matches<Evidence>(f => history.Gold.ContainsKey(f.Item!)));
            Assert.That(history.Facts.Select(f => f.Worker).Distinct(), Is.EquivalentTo(history.Workers.Values));
            Assert.That(history.DollarsPerAnswer, Is.EqualTo(0.07 / 3).Within(0.01));
        }
    }
}
