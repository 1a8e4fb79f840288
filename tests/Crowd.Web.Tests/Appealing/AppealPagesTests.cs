using System.Net;
using Crowd.Web.Tests.Support;

namespace Crowd.Web.Tests.Appealing;

internal sealed class AppealPagesTests : ConsoleFixture
{
    [Test]
    public async Task An_appeal_is_opened_and_granted()
    {
        var opened = await OpenAsync(1, "I did <b>nothing</b> wrong.");
        var page = await As("reviewer").GetAsync(opened);
        Assert.That(page.Text, Does.Contain("I did <b>nothing</b> wrong.").And.Contain("to be decided in 7 days").And.Contain("The worker gets in again"));
        Assert.That((await As("reviewer").GetAsync("/appeals")).All("tbody tr")[0], Does.Contain("open").And.Contain("in 7 days"));
        Assert.That((await As("operator").GetAsync(opened)).All("#grant"), Is.Empty);

        Assert.That((await As("reviewer").PressAsync(page, "#grant", ("reason", "You are right."))).Location, Is.EqualTo(opened));
        Assert.That(await ScalarAsync<string>("select state from actions where action_id = 1"), Is.EqualTo("reverting"));
        Assert.That(await ScalarAsync<string>("select args ->> 'Template' from actions where kind = 'message'"), Is.EqualTo("Your appeal was granted, and what was done is taken back: You are right."));
        Assert.That((await As("reviewer").GetAsync(opened)).Text, Does.Contain("granted by reviewer").And.Contain("You are right."));
        Assert.That((await As("reviewer").PressAsync(page, "#uphold", ("reason", "No."))).Status, Is.EqualTo(HttpStatusCode.Conflict));
    }

    [Test]
    public async Task Two_appeals_against_one_thing_are_not_open_together()
    {
        var page = await As("reviewer").GetAsync(Campaign + "/actions/5");
        Assert.That((await As("reviewer").PressAsync(page, "#open-appeal", ("body", "Why?"))).Location, Does.StartWith("/appeals/"));

        var second = await As("reviewer").PressAsync(page, "#open-appeal", ("body", "Why, again?"));

        Assert.That(second.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await As("reviewer").GetAsync(Campaign + "/actions/5")).All("#open-appeal"), Is.Empty);
        Assert.That((await As("reviewer").PressAsync(page, "#open-appeal", ("body", " "))).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await As("reviewer").GetAsync("/appeals/999")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private async Task<string> OpenAsync(long action, string body) =>
        (await As("reviewer").PressAsync(await As("reviewer").GetAsync($"{Campaign}/actions/{action}"), "#open-appeal", ("body", body))).Location!;
}
