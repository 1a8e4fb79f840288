using System.Net;
using Crowd.Web.Tests.Support;

namespace Crowd.Web.Tests.Campaigns;

internal sealed class CampaignPagesTests : ConsoleFixture
{
    [Test]
    public async Task The_list_shows_where_each_campaign_stands()
    {
        var page = await As("reviewer").GetAsync("/campaigns");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.All("tbody td"), Is.EqualTo(new[] { "animals", "running", "48 of 60", "165", "81.6 %", "1 of 12", "$10.80 of $100.00" }));
    }

    [Test]
    public async Task The_overview_shows_figures_charts_actions_and_hits()
    {
        var page = await As("reviewer").GetAsync(Campaign);

        Assert.That(page.All(".card .h2"), Is.EqualTo(new[] { "48 of 60", "165 of 180", "81.6 %", "1 of 12", "$10.80" }));
        Assert.That(page.Document.QuerySelectorAll("[data-chart]"), Has.Length.EqualTo(3));
        Assert.That(page.Document.QuerySelectorAll("[role=img]").Select(e => e.GetAttribute("aria-label")), Has.Some.EqualTo("Labels found: bird 20, cat 20, dog 20"));
        Assert.That(page.Text, Does.Contain("surely below 60 %").And.Contain("rule: spammers"));
        Assert.That(page.Document.QuerySelector("#live")!.GetAttribute("data-live"), Is.EqualTo(Campaign + "/events"));
    }

    [Test]
    public async Task The_live_part_is_the_same_without_the_page_around_it()
    {
        var live = await As("reviewer").GetAsync(Campaign + "/live");

        Assert.That(live.Source, Does.Not.Contain("<html").And.Contain("hx-swap-oob"));
        Assert.That(live.All(".card .h2"), Is.EqualTo((await As("reviewer").GetAsync(Campaign)).All(".card .h2")));
    }

    [Test]
    public async Task Actions_are_filtered_by_state()
    {
        Assert.That((await As("reviewer").GetAsync(Campaign + "/actions")).All("tbody tr"), Has.Count.EqualTo(5));
        Assert.That((await As("reviewer").GetAsync(Campaign + "/actions?state=observed")).All("tbody td:nth-child(4)"), Is.EqualTo(new[] { "slower than others" }));
        Assert.That((await As("reviewer").GetAsync(Campaign + "/actions?state=nonsense")).Text, Does.Contain("No worker has been acted on."));
    }

    [Test]
    public async Task Only_who_may_decide_sees_buttons()
    {
        Assert.That((await As("reviewer").GetAsync("/approvals")).All("button[formaction]"), Is.EqualTo(new[] { "Approve", "Decline", "Approve", "Decline" }));
        Assert.That((await As("operator").GetAsync("/approvals")).All("button[formaction]"), Is.Empty);
        Assert.That((await As("reviewer").GetAsync(Campaign)).All("#campaign-menu"), Is.Empty);
        Assert.That((await As("manager").GetAsync(Campaign)).All("#campaign-menu"), Is.EqualTo(new[] { "Pause or end" }));
    }

    [Test]
    public async Task The_rules_are_shown_as_they_were_written()
    {
        var page = await As("reviewer").GetAsync(Campaign + "/rules");

        Assert.That(page.Document.QuerySelector("pre")!.TextContent, Is.EqualTo(SampleCampaign.Rules));
        Assert.That(page.Text, Does.Contain("in force, 4 actions"));
    }

    [Test]
    public async Task Labels_can_be_downloaded_at_any_time()
    {
        var file = await As("reviewer").GetAsync(Campaign + "/labels.csv");
        var lines = file.Source.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(file.MediaType, Is.EqualTo("text/csv"));
        Assert.That(lines, Has.Length.EqualTo(61));
        Assert.That(lines[..2], Is.EqualTo(new[] { "item,label,confidence,answers,majority_label,majority_share,state,method", "animal-001,dog,0.51,3,dog,0.667,open,dawid-skene" }));
    }

    [TestCase("")]
    [TestCase("/items?search=k-")]
    [TestCase("/items/60")]
    [TestCase("/workers")]
    [TestCase("/workers/12")]
    [TestCase("/actions")]
    [TestCase("/actions/1")]
    [TestCase("/rules")]
    [TestCase("/audit")]
    [TestCase("/live")]
    public async Task What_strangers_wrote_is_shown_as_text(string path)
    {
        var page = await As("admin").GetAsync(Campaign + path);

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Source, Does.Contain("&lt;").And.Not.Contain("<script>alert").And.Not.Contain("<img").And.Not.Contain("<b on"));
        Assert.That(page.Document.QuerySelectorAll("[onerror], [onmouseover]"), Is.Empty);
    }
}
