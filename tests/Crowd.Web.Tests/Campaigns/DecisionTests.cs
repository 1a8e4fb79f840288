using System.Net;
using Crowd.Engine.Jobs;
using Crowd.Web.Tests.Support;

namespace Crowd.Web.Tests.Campaigns;

internal sealed class DecisionTests : ConsoleFixture
{
    [TestCase("confirm", 2, "pending")]
    [TestCase("dismiss", 4, "dismissed")]
    [TestCase("revert", 1, "reverting")]
    public async Task A_reviewer_decides_and_the_enforcing_job_is_asked(string decision, long action, string state)
    {
        var before = Host.Jobs.Asked.Count;

        var done = await As("reviewer").PressAsync(await As("reviewer").GetAsync(Campaign + "/actions"), $"#{decision}-{action}");

        Assert.That(done.Location, Is.EqualTo(Campaign + "/actions?page=1&state="));
        Assert.That(await StateAsync(action), Is.EqualTo(state));
        Assert.That(Host.Jobs.Asked[before..], Is.EqualTo(new[] { JobRequest.ForCampaign("enforce", CampaignId) }));
        Assert.That(await ScalarAsync<string>("select actor from audit order by audit_id desc limit 1"), Is.EqualTo("reviewer"));
    }

    [Test]
    public async Task Who_comes_second_is_told_so()
    {
        var page = await As("manager").GetAsync(Campaign + "/workers/9");
        await RunAsync("update actions set state = 'reverted' where action_id = 5");

        var late = await As("manager").PressAsync(page, "#revert-5");

        Assert.That(late.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(late.Text, Does.Contain("Somebody else may have decided about action 5 before you."));
    }

    [Test]
    public async Task A_decision_that_there_is_not_is_not_found()
    {
        var token = (await As("reviewer").GetAsync("/campaigns")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        Assert.That((await As("reviewer").PostAsync(Campaign + "/actions/3/explode", ("__RequestVerificationToken", token))).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await StateAsync(3), Is.EqualTo("observed"));
    }

    private Task<string> StateAsync(long action) => ScalarAsync<string>("select state from actions where action_id = @action", new { action });
}
