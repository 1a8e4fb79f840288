using System.Net;
using System.Text.RegularExpressions;
using Crowd.Marketplace.Tests.WorkerSite;

namespace Crowd.Marketplace.Tests.OperatorSite;

/// <summary>The operator's pages of a private workforce: behind a name and a password that only a link from the program can set.</summary>
internal sealed class PrivateOperatorTests : MarketplaceFixture
{
    private const string Password = "correct horse battery";

    protected override MarketplaceOptions Options(MarketplaceOptions options) => options with { Sandbox = false };

    [Test]
    public async Task A_link_makes_an_operator_once_and_expires()
    {
        var (path, old) = (await Host.Operators.LinkAsync(Token), await Host.Operators.LinkAsync(Token));
        using var ada = new OperatorClient(Host.BaseAddress);
        using var bob = new OperatorClient(Host.BaseAddress);

        using var joined = await ada.PostAsync(path, Token, ("name", "ada"), ("password", Password));
        using var late = await bob.PostAsync(path, Token, ("name", "bob"), ("password", Password));
        Clock.Advance(TimeSpan.FromDays(2));
        using var expired = await bob.PostAsync(old, Token, ("name", "bob"), ("password", Password));

        Assert.That((joined.Headers.Location?.OriginalString, late.StatusCode, expired.StatusCode), Is.EqualTo(("/operator", HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
        Assert.That(await Host.Operators.AnyAsync(Token));
    }

    [TestCase("/operator")]
    [TestCase("/operator/accounts")]
    [TestCase("/operator/workers")]
    public async Task Who_is_not_signed_in_sees_nothing(string path)
    {
        using var stranger = new OperatorClient(Host.BaseAddress);

        using var page = await stranger.GetAsync(path, Token);
        using var change = await stranger.PostAsync("/operator/invitations", Token, ("uses", "1"), ("days", "1"));

        Assert.That((page.Headers.Location?.OriginalString, change.StatusCode), Is.EqualTo(($"/operator/sign-in?then={Uri.EscapeDataString(path)}", HttpStatusCode.Unauthorized)));
    }

    [Test]
    public async Task A_workers_session_opens_no_operators_page()
    {
        using var person = new OperatorClient(Host.BaseAddress);
        using var joined = await person.PostAsync(await Host.Invitations.InviteAsync(1, TimeSpan.FromDays(1), null, Token), Token, ("email", "w@example.org"), ("name", "W"), ("password", Password));

        using var page = await person.GetAsync("/operator", Token);

        Assert.That((joined.Headers.Location?.OriginalString, page.StatusCode), Is.EqualTo(("/worker", HttpStatusCode.Redirect)));
    }

    [Test]
    public async Task Ten_wrong_passwords_lock_an_operator_for_a_while()
    {
        using var ada = await JoinedAsync("locked");
        using var thief = new OperatorClient(Host.BaseAddress);
        for (var i = 0; i < 10; i++)
            using (await SignInAsync(thief, "locked", "wrong horse battery"))
            {
            }

        using var locked = await SignInAsync(thief, "locked", Password);
        Clock.Advance(TimeSpan.FromMinutes(16));
        using var later = await SignInAsync(thief, "locked", Password);

        Assert.That((locked.StatusCode, later.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Redirect)));
    }

    [Test]
    public async Task A_new_password_ends_older_sessions_and_signing_out_ends_this_one()
    {
        using var before = await JoinedAsync("again");
        using var after = await JoinedAsync("again");

        using var ended = await before.GetAsync("/operator", Token);
        using var bye = await after.SendFormAsync("/operator", "/operator/sign-out", Token);
        using var gone = await after.GetAsync("/operator", Token);

        Assert.That((ended.StatusCode, gone.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.Redirect)));
    }

    [Test]
    public async Task An_invitation_made_here_lets_a_person_in_until_it_is_taken_back()
    {
        using var ada = await JoinedAsync("inviter");
        using var made = await ada.SendFormAsync("/operator/invitations", "/operator/invitations", Token, ("uses", "2"), ("days", "7"), ("note", "<b>team</b>"));
        var link = new Uri(Regex.Match(await made.Content.ReadAsStringAsync(Token), "<code id=\"link\">([^<]*)</code>").Groups[1].Value);
        using var one = new WorkerClient(Host.BaseAddress);
        using var joined = await one.PostAsync(link.AbsolutePath, Token, ("email", "one@example.org"), ("name", "One"), ("password", Password));
        var page = await ada.PageAsync("/operator/invitations", Token);
        var revoke = Regex.Match(page, "action=\"(/operator/invitations/[0-9a-f]+/revoke)\"").Groups[1].Value;

        using var revoked = await ada.SendFormAsync("/operator/invitations", revoke, Token);
        using var two = new WorkerClient(Host.BaseAddress);
        using var late = await two.PostAsync(link.AbsolutePath, Token, ("email", "two@example.org"), ("name", "Two"), ("password", Password));

        Assert.That(page, Does.Contain("&lt;b&gt;team&lt;/b&gt;").And.Contain("for 1 more"));
        Assert.That((joined.StatusCode, late.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task A_forgotten_password_is_set_anew_with_a_link()
    {
        using var ada = await JoinedAsync("helper");
        using var person = new WorkerClient(Host.BaseAddress);
        using var joined = await person.PostAsync(await Host.Invitations.InviteAsync(1, TimeSpan.FromDays(1), null, Token), Token, ("email", "forgot@example.org"), ("name", "F"), ("password", Password));
        var id = await Sql.OneAsync("select worker_id from worker_logins where email = 'forgot@example.org'", [], row => row.GetString(0), Token);

        using var made = await ada.SendFormAsync($"/operator/workers/{id}", $"/operator/workers/{id}/reset", Token);
        var link = Regex.Match(await made.Content.ReadAsStringAsync(Token), "<code id=\"link\">([^<]*)</code>").Groups[1].Value;
        using var reset = await person.PostAsync(link, Token, ("password", "another good one"));

        Assert.That(reset.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task Faults_and_clock_are_not_there()
    {
        using var ada = await JoinedAsync("plain");

        using var faults = await ada.GetAsync("/operator/faults", Token);
        using var clock = await ada.GetAsync("/operator/clock", Token);

        Assert.That((faults.StatusCode, clock.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
        Assert.That(await ada.PageAsync("/operator", Token), Does.Not.Contain("/operator/faults").And.Contain("/operator/invitations"));
    }

    private async Task<OperatorClient> JoinedAsync(string name)
    {
        var client = new OperatorClient(Host.BaseAddress);
        using var joined = await client.PostAsync(await Host.Operators.LinkAsync(Token), Token, ("name", name), ("password", Password));
        Assert.That(joined.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        return client;
    }

    private static Task<HttpResponseMessage> SignInAsync(OperatorClient client, string name, string password) =>
        client.PostAsync("/operator/sign-in", Token, ("name", name), ("password", password));
}
