using System.Net;
using Crowd.Engine.Jobs;
using Crowd.Web.Tests.Support;

namespace Crowd.Web.Tests.Decisions;

internal sealed class DecisionTests : ConsoleFixture
{
    [TestCase("confirm", 2, "pending", "/approvals")]
    [TestCase("dismiss", 4, "dismissed", "/approvals")]
    [TestCase("revert", 1, "reverting", "/campaigns/1/actions/1")]
    public async Task A_reviewer_decides_with_a_reason_and_the_enforcing_job_is_asked(string decision, long action, string state, string page)
    {
        var before = Host.Jobs.Asked.Count;

        var done = await As("reviewer").PressAsync(await As("reviewer").GetAsync(page), $"#{decision}-{action}", ("reason", "It is clear."));

        Assert.That(done.Location, Is.EqualTo(page));
        Assert.That(await StateAsync(action), Is.EqualTo(state));
        Assert.That(Host.Jobs.Asked[before..], Is.EqualTo(new[] { JobRequest.ForCampaign("enforce", CampaignId) }));
        Assert.That(await ScalarAsync<string>("select actor || ': ' || reason from audit order by audit_id desc limit 1"), Is.EqualTo("reviewer: It is clear."));
    }

    [Test]
    public async Task Who_comes_second_is_told_so()
    {
        var page = await As("manager").GetAsync(Campaign + "/actions/5");
        await RunAsync("update actions set state = 'reverted' where action_id = 5");

        var late = await As("manager").PressAsync(page, "#revert-5", ("reason", "Back."));

        Assert.That(late.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(late.Text, Does.Contain("Somebody else may have decided about action 5 before you."));
    }

    [Test]
    public async Task Without_a_reason_nothing_is_decided()
    {
        var token = (await As("reviewer").GetAsync("/campaigns")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var refused = await As("reviewer").PostAsync(Campaign + "/actions/3/dismiss", ("__RequestVerificationToken", token), ("reason", " "));

        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(refused.Text, Does.Contain("Say why"));
    }

    [Test]
    public async Task A_decision_that_there_is_not_is_not_found()
    {
        var token = (await As("reviewer").GetAsync("/campaigns")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        Assert.That((await As("reviewer").PostAsync(Campaign + "/actions/3/explode", ("__RequestVerificationToken", token), ("reason", "Boom."))).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await StateAsync(3), Is.EqualTo("observed"));
    }

    [Test]
    public async Task An_action_s_page_shows_evidence_and_what_taking_it_back_gives_back()
    {
        var page = await As("reviewer").GetAsync(Campaign + "/actions/5");

        Assert.That(page.Text, Does.Contain("answers set aside").And.Contain("answers to").And.Contain("published by manager"));
        Assert.That((await As("reviewer").GetAsync(Campaign + "/actions/999")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await As("operator").GetAsync(Campaign + "/actions/5")).All("button[formaction]"), Is.Empty);
    }

    [Test]
    public async Task A_person_can_act_on_a_worker()
    {
        var page = await As("reviewer").GetAsync(Campaign + "/workers/7");

        var done = await As("reviewer").PressAsync(page, "#ask", ("what", "exclude-discard"), ("reason", "Wrote that he guesses."));
        Assert.That(done.Location, Does.StartWith(Campaign + "/actions/"));
        Assert.That(await ScalarAsync<string>("select string_agg(kind || ' ' || state || ' ' || author, ', ' order by action_id) from actions where worker_id = 7"),
            Is.EqualTo("exclude pending reviewer, discard pending reviewer, recollect pending reviewer"));
        Assert.That((await As("reviewer").PressAsync(page, "#ask", ("what", "exclude-discard"), ("reason", "Twice."))).Status, Is.EqualTo(HttpStatusCode.Conflict));
    }

    private Task<string> StateAsync(long action) => ScalarAsync<string>("select state from actions where action_id = @action", new { action });
}
