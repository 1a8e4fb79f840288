using System.Net;
using Crowd.Web.Tests.Support;

namespace Crowd.Web.Tests.Campaigns;

internal sealed class ControlTests : ConsoleFixture
{
    [Test]
    public async Task A_manager_pauses_resumes_and_ends_a_campaign()
    {
        var running = await As("manager").GetAsync(Campaign);
        Assert.That((await PressAsync(running, "pause", "Answers look odd.")).Location, Is.EqualTo(Campaign));
        Assert.That(await StateAsync(), Is.EqualTo("paused Answers look odd."));

        var paused = await As("manager").GetAsync(Campaign);
        Assert.That(paused.Text, Does.Contain("Answers look odd."));
        Assert.That((await PressAsync(running, "pause", "Again.")).Status, Is.EqualTo(HttpStatusCode.Conflict));
        await PressAsync(paused, "resume", "They are fine.");
        Assert.That(await StateAsync(), Is.EqualTo("running "));

        await PressAsync(running, "finish", "Enough.");
        Assert.That(await ScalarAsync<string>("select ending from campaigns where campaign_id = @CampaignId", new { CampaignId }), Is.EqualTo("completed"));
        await PressAsync(running, "cancel", "Stop.");
        Assert.That(await ScalarAsync<string>("select ending from campaigns where campaign_id = @CampaignId", new { CampaignId }), Is.EqualTo("cancelled"));
        Assert.That(await ScalarAsync<string>("select string_agg(verb, ' ' order by audit_id) from audit where actor = 'manager' and reason is not null and verb <> 'exclude applied'"),
            Is.EqualTo("paused resumed finished cancelled"));
    }

    [Test]
    public async Task Why_must_be_said()
    {
        var refused = await PressAsync(await As("manager").GetAsync(Campaign), "finish", "  ");

        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(refused.Text, Does.Contain("Say why"));
    }

    private Task<TestPage> PressAsync(TestPage page, string verb, string reason) =>
        As("manager").PressAsync(page, $"button[formaction='{Campaign}/control/{verb}']", ("reason", reason));

    private Task<string> StateAsync() => ScalarAsync<string>("select state || ' ' || coalesce(state_reason, '') from campaigns where campaign_id = @CampaignId", new { CampaignId });
}
