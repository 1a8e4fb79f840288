using Crowd.Web.Tests.Support;

namespace Crowd.Web.Tests.Systems;

internal sealed class SystemPageTests : ConsoleFixture
{
    [Test]
    public async Task Says_what_runs_where_and_on_what()
    {
        var page = await As("reviewer").GetAsync("/system");

        Assert.That(page.Text, Does.Contain("A test runs them <not>.").And.Contain("PostgreSQL").And.Contain("MTurk client"));
        Assert.That(page.All("tbody tr"), Has.Some.StartsWith("node-2").And.Some.StartsWith("fake sandbox yes yes yes yes 24 h"));
        Assert.That(page.All("main button"), Is.Empty, "a reviewer clears no alerts");
    }

    [Test]
    public async Task An_operator_clears_an_alert()
    {
        var before = await As("operator").GetAsync("/system");
        Assert.That(before.Text, Does.Contain("The job score failed five times."));

        await As("operator").PressAsync(before, "main form button");

        Assert.That((await As("operator").GetAsync("/system")).Text, Does.Contain("None: nothing needs a person."));
        Assert.That(await ScalarAsync<string>("select actor || ' ' || verb || ' ' || subject from audit order by audit_id desc limit 1"), Is.EqualTo("operator alert cleared alert:1"));
    }
}
