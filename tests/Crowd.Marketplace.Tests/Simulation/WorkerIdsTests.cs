using Crowd.Marketplace.Simulation;
using Crowd.Marketplace.Workers;

namespace Crowd.Marketplace.Tests.Simulation;

internal sealed class WorkerIdsTests
{
    [Test]
    public void Ids_look_like_their_names() => Assert.That(WorkerIds.For(["w017", "careful-01"]), Is.EqualTo(new[] { "AW017", "ACAREFUL01" }));

    [Test]
    public void Different_names_get_different_valid_ids()
    {
        var ids = WorkerIds.For(["a-b", "ab", "AB", "漢", "字", new string('x', 200), "w 1"]);

        Assert.That(ids, Is.Unique.And.All.Matches<string>(id => WorkerRegistry.IsWorkerId(id!)));
    }
}
