using System.Net;
using Crowd.Web.Tests.Support;
using Crowd.Web.Users;

namespace Crowd.Web.Tests.Users;

internal sealed class UserPagesTests : ConsoleFixture
{
    private const string NewPassword = "another good password";

    [Test]
    public async Task An_admin_adds_a_user_who_can_then_sign_in()
    {
        Assert.That((await AddAsync("anna", NewPassword, "manager")).Location, Is.EqualTo("/users"));

        using var browser = new TestBrowser(Host.Address);
        Assert.That((await browser.SignInAsync("anna", NewPassword)).Location, Is.EqualTo("/campaigns"));
        Assert.That((await AddAsync("anna", NewPassword, "admin")).Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await ScalarAsync<string>("select after::text from audit where subject = 'user:anna'"), Is.EqualTo("""{"role": "manager", "disabled": false}"""));
    }

    [TestCase("ben", "short", "manager", "A password has 12 to 200 characters.")]
    [TestCase("ben", NewPassword, "emperor", "A role is one of reviewer, manager, operator, admin.")]
    [TestCase(" ", NewPassword, "manager", "A user needs a name")]
    public async Task A_user_who_can_not_be_is_refused_with_the_reason(string name, string password, string role, string reason)
    {
        var refused = await AddAsync(name, password, role);

        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(refused.Text, Does.Contain(reason));
    }

    [Test]
    public async Task Roles_passwords_and_access_are_changed_and_take_effect_at_once()
    {
        await AddAsync("carl", ConsoleHost.Password, "reviewer");
        var id = await ScalarAsync<long>("select user_id from users where name = 'carl'");
        using var carl = await Host.SignedInAsync("carl");

        await PressAsync($"form[action='/users/{id}/role'] button", ("role", "operator"));
        Assert.That((await carl.GetAsync("/campaigns")).Status, Is.EqualTo(HttpStatusCode.Redirect), "signed out by the change");
        await PressAsync($"form[action='/users/{id}/password'] button", ("password", NewPassword));
        Assert.That((await carl.SignInAsync("carl", ConsoleHost.Password)).Location, Does.StartWith("/sign-in"));
        Assert.That((await carl.SignInAsync("carl", NewPassword)).Location, Is.EqualTo("/campaigns"));
        Assert.That((await carl.GetAsync("/jobs?state=failed")).All("main button"), Is.EqualTo(new[] { "retry" }));
        await PressAsync($"form[action='/users/{id}/disable'] button");
        Assert.That((await carl.GetAsync("/campaigns")).Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await carl.SignInAsync("carl", NewPassword)).Location, Does.StartWith("/sign-in?failed"));
        await PressAsync($"form[action='/users/{id}/enable'] button");
        Assert.That((await carl.SignInAsync("carl", NewPassword)).Location, Is.EqualTo("/campaigns"));
    }

    [Test]
    public async Task The_last_admin_stays_one()
    {
        var id = await ScalarAsync<long>("select user_id from users where name = 'admin'");

        var disabled = await PressAsync($"form[action='/users/{id}/disable'] button");
        var demoted = await PressAsync($"form[action='/users/{id}/role'] button", ("role", "reviewer"));

        Assert.That((disabled.Status, demoted.Status), Is.EqualTo((HttpStatusCode.Conflict, HttpStatusCode.Conflict)));
        Assert.That((await As("admin").GetAsync("/users")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Only_admins_see_users()
    {
        Assert.That((await As("manager").GetAsync("/users")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await As("manager").GetAsync("/campaigns")).All("header nav a"), Does.Not.Contain("Users"));
        Assert.That((await As("admin").GetAsync("/campaigns")).All("header nav a"), Does.Contain("Users"));
    }

    private async Task<TestPage> AddAsync(string name, string password, string role) =>
        await PressAsync("form[action='/users'] button", ("name", name), ("password", password), ("role", role));

    private async Task<TestPage> PressAsync(string button, params (string, string)[] typed) =>
        await As("admin").PressAsync(await As("admin").GetAsync("/users"), button, typed);

    [Test]
    public async Task Two_administrators_who_take_each_other_s_role_at_once_leave_one([Range(1, 5)] int round)
    {
        var users = Host.Get<UserAdmin>();
        await users.AddAsync($"first-{round}", ConsoleHost.Password, "admin", "test", CancellationToken.None);
        await users.AddAsync($"second-{round}", ConsoleHost.Password, "admin", "test", CancellationToken.None);
        await RunAsync("update users set disabled_at = now() where role = 'admin' and name not like '%-' || @round", new { round });
        try
        {
            var ids = (await users.ListAsync(CancellationToken.None)).Where(u => u.Name.EndsWith($"-{round}", StringComparison.Ordinal)).Select(u => u.UserId).ToList();

            var done = await Task.WhenAll(ids.Select(id => users.SetRoleAsync(id, "reviewer", "the other", CancellationToken.None)));

            Assert.That(done, Is.EquivalentTo(new[] { true, false }));
        }
        finally
        {
            await RunAsync("update users set role = 'reviewer' where name like '%-' || @round; update users set disabled_at = null where name = 'admin'", new { round });
        }
    }
}
