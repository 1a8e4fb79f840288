using Crowd.Web.Tests.Support;

namespace Crowd.Web.Tests.Jobs;

internal sealed class JobPagesTests : ConsoleFixture
{
    [Test]
    public async Task Runs_are_summed_up_and_listed_with_their_errors()
    {
        var page = await As("operator").GetAsync("/jobs");

        Assert.That(page.All("table:first-of-type tbody tr"), Has.Some.StartsWith("reconcile 60 0"));
        Assert.That(page.Text, Does.Contain("Page 1 of 2"));
        var failed = await As("operator").GetAsync("/jobs?state=failed");
        Assert.That(failed.All("details summary"), Is.EqualTo(new[] { "Crowd.Broken: <script>alert(1)</script>" }));
        Assert.That(failed.Document.QuerySelector("pre")!.TextContent, Does.Contain("at Somewhere"));
        Assert.That((await As("operator").GetAsync("/jobs?job=publish")).Text, Does.Contain("hits 60"));
    }

    [Test]
    public async Task An_operator_retries_what_failed_and_cancels_what_waits()
    {
        var run = await ScalarAsync<long>("select run_id from job_runs where state = 'failed'");
        await As("operator").PressAsync(await As("operator").GetAsync("/jobs?state=failed"), $"form[action='/jobs/{run}/retry'] button");
        Assert.That(Host.Jobs.Retried, Is.EqualTo(new[] { run }));

        var waiting = await ScalarAsync<long>("select run_id from job_runs where state = 'queued'");
        await As("admin").PressAsync(await As("admin").GetAsync("/jobs?state=queued"), $"form[action='/jobs/{waiting}/cancel'] button");
        Assert.That(Host.Jobs.Cancelled, Is.EqualTo(new[] { waiting }));
    }

    [Test]
    public async Task Who_may_not_operate_sees_no_buttons() =>
        Assert.That((await As("manager").GetAsync("/jobs?state=failed")).All("main button"), Is.Empty);
}
