using Crowd.Web.Tests.Support;

namespace Crowd.Web.Tests.Workers;

internal sealed class WorkerPagesTests : ConsoleFixture
{
    [TestCase("worst", SampleCampaign.HostileWorker)]
    [TestCase("best", "A011WORKER")]
    [TestCase("out", SampleCampaign.HostileWorker)]
    [TestCase("nonsense", "A001WORKER")]
    public async Task Workers_are_listed_in_the_order_asked_for(string sort, string first)
    {
        var page = await As("reviewer").GetAsync($"{Campaign}/workers?sort={sort}");

        Assert.That(page.All("tbody td:first-child"), Has.Count.EqualTo(12));
        Assert.That(page.All("tbody td:first-child")[0], Is.EqualTo(first));
        Assert.That(page.Document.QuerySelectorAll("[data-chart]"), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task A_worker_shows_figures_evidence_and_confusions()
    {
        var page = await As("reviewer").GetAsync(Campaign + "/workers/12");

        Assert.That(page.All("h2"), Has.Some.EqualTo(SampleCampaign.HostileWorker + " excluded"));
        Assert.That(page.All(".card .h2"), Is.EqualTo(new[] { "15", "1 of 4", "33.0 %", "34.0 %", "4.0 s" }));
        Assert.That(page.Document.QuerySelector("pre")!.TextContent, Does.Contain("\"gold_right\": 1"));
        Assert.That(page.All("tbody th"), Is.EqualTo(new[] { "cat", "dog", "bird" }));
        Assert.That(page.All("tbody tr:first-child td"), Is.EqualTo(new[] { "90.0 %", "5.0 %", "5.0 %" }));
    }
}
