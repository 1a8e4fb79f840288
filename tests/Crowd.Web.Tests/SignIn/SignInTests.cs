using System.Net;
using Crowd.Web.SignIn;
using Crowd.Web.Tests.Support;

namespace Crowd.Web.Tests.SignIn;

internal sealed class SignInTests : ConsoleFixture
{
    [Test]
    public async Task A_visitor_is_sent_to_sign_in_and_then_to_where_they_wanted()
    {
        using var browser = new TestBrowser(Host.Address);

        var turnedAway = await browser.GetAsync(Campaign);
        Assert.That(turnedAway.Status, Is.EqualTo(HttpStatusCode.Redirect));
        var signIn = new Uri(turnedAway.Location!);
        Assert.That(signIn.AbsolutePath, Is.EqualTo("/sign-in"));
        var done = await browser.SignInAsync("reviewer", ConsoleHost.Password, signIn.Query);

        Assert.That(done.Location, Is.EqualTo(Campaign));
        Assert.That((await browser.GetAsync(Campaign)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("reviewer", "wrong")]
    [TestCase("nobody", ConsoleHost.Password)]
    [TestCase("reviewer", "")]
    public async Task A_wrong_name_or_password_lets_nobody_in(string name, string password)
    {
        using var browser = new TestBrowser(Host.Address);

        var refused = await browser.SignInAsync(name, password);

        Assert.That(refused.Location, Does.StartWith("/sign-in?failed=1"));
        Assert.That((await browser.GetAsync(refused.Location!)).All("[role=alert]"), Has.One.StartsWith("The name or the password is wrong."));
        Assert.That((await browser.GetAsync("/campaigns")).Status, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [TestCase("https://elsewhere.example/")]
    [TestCase("//elsewhere.example/")]
    [TestCase("/\\elsewhere.example/")]
    [TestCase("javascript:alert(1)")]
    [TestCase("/ok\r\nSet-Cookie: a=b")]
    [TestCase("/öl")]
    [TestCase("")]
    public async Task Signing_in_leads_to_no_other_site(string to)
    {
        using var browser = new TestBrowser(Host.Address);

        var done = await browser.SignInAsync("reviewer", ConsoleHost.Password, "?to=" + Uri.EscapeDataString(to));

        Assert.That(done.Location, Is.EqualTo("/campaigns"));
    }

    [Test]
    public async Task The_eleventh_try_of_a_minute_is_refused()
    {
        using var browser = new TestBrowser(Host.Address);
        for (var n = 0; n < 10; n++)
            Assert.That((await browser.SignInAsync("admin", "guess " + n)).Status, Is.EqualTo(HttpStatusCode.Redirect));

        var refused = await browser.SignInAsync("admin", ConsoleHost.Password);

        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(refused.Text, Does.Contain("Wait a minute"));
    }

    [Test]
    public async Task Signing_out_ends_it()
    {
        using var browser = await Host.SignedInAsync("operator");

        var left = await browser.PressAsync(await browser.GetAsync("/campaigns"), "form[action='/sign-out'] button");

        Assert.That(left.Location, Is.EqualTo("/sign-in"));
        Assert.That((await browser.GetAsync("/campaigns")).Status, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task A_new_password_signs_out_whoever_used_the_old_one()
    {
        var users = Host.Get<UserStore>();
        await users.PutAsync("leaver", ConsoleHost.Password, "reviewer", CancellationToken.None);
        using var browser = await Host.SignedInAsync("leaver");
        Assert.That((await browser.GetAsync("/campaigns")).Status, Is.EqualTo(HttpStatusCode.OK));

        await users.PutAsync("leaver", "another password", "reviewer", CancellationToken.None);

        Assert.That((await browser.GetAsync("/campaigns")).Status, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task A_live_part_is_not_filled_with_the_sign_in_page()
    {
        using var browser = new TestBrowser(Host.Address);
        using var request = new HttpRequestMessage(HttpMethod.Get, Campaign + "/live");
        request.Headers.Add("HX-Request", "true");

        var answer = await browser.SendAsync(request);

        Assert.That((answer.Status, string.Join(",", answer.Headers.GetValues("HX-Refresh"))), Is.EqualTo((HttpStatusCode.Unauthorized, "true")));
    }
}
