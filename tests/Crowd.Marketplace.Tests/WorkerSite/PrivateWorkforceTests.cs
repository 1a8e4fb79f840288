using System.Net;
using Crowd.Marketplace.WorkerSite.People;

namespace Crowd.Marketplace.Tests.WorkerSite;

internal sealed class PrivateWorkforceTests : MarketplaceFixture
{
    private const string Password = "correct horse battery";
    private int _people;

    protected override MarketplaceOptions Options(MarketplaceOptions options) => options with { Sandbox = false };

    private Invitations Invitations => Host.Invitations;

    [Test]
    public async Task An_invitation_makes_one_account_and_is_used_up()
    {
        var path = await Invitations.InviteAsync(1, TimeSpan.FromDays(7), null, Token);
        using var ada = new WorkerClient(Host.BaseAddress);
        using var bob = new WorkerClient(Host.BaseAddress);

        using var joined = await JoinAsync(ada, path, NewEmail());
        using var late = await JoinAsync(bob, path, NewEmail());

        Assert.That((joined.StatusCode, joined.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Redirect, "/worker")));
        Assert.That(late.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await ada.TextAsync("/worker", Token), Does.Contain("Work for you"));
    }

    [Test]
    public async Task An_invitation_expires_and_can_be_revoked()
    {
        var (old, revoked) = (await Invitations.InviteAsync(5, TimeSpan.FromHours(1), null, Token), await Invitations.InviteAsync(5, TimeSpan.FromDays(99), null, Token));
        await Invitations.RevokeAsync(revoked, Token);
        Clock.Advance(TimeSpan.FromHours(2));
        using var ada = new WorkerClient(Host.BaseAddress);

        Assert.That(await StatusesAsync(ada, old, revoked, "/worker/join/nonsense"), Is.All.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task People_sign_in_with_their_password_only()
    {
        var email = await JoinedAsync();
        using var ada = new WorkerClient(Host.BaseAddress);

        using var wrong = await SignInAsync(ada, email, "wrong horse battery");
        using var stranger = await SignInAsync(ada, "nobody@example.org", Password);
        using var right = await SignInAsync(ada, email.ToUpperInvariant(), Password);

        Assert.That((wrong.StatusCode, stranger.StatusCode, right.StatusCode), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.NoContent)));
    }

    [Test]
    public async Task Ten_wrong_passwords_lock_an_account_for_a_while()
    {
        var email = await JoinedAsync();
        using var thief = new WorkerClient(Host.BaseAddress);
        for (var i = 0; i < 10; i++)
        {
            using var wrong = await SignInAsync(thief, email, "guess number " + i);
        }

        using var locked = await SignInAsync(thief, email, Password);
        Clock.Advance(TimeSpan.FromMinutes(16));
        using var later = await SignInAsync(thief, email, Password);

        Assert.That((locked.StatusCode, later.StatusCode), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.NoContent)));
    }

    [Test]
    public async Task Signing_out_everywhere_ends_other_sessions()
    {
        var email = await JoinedAsync();
        using var phone = new WorkerClient(Host.BaseAddress);
        using var desk = new WorkerClient(Host.BaseAddress);
        using var one = await SignInAsync(phone, email, Password);
        using var two = await SignInAsync(desk, email, Password);

        using var bye = await desk.PostAsync("/worker/sign-out?everywhere", Token);

        using var response = await phone.GetAsync("/worker", "application/json", Token);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_reset_link_sets_a_new_password()
    {
        var email = await JoinedAsync();
        var worker = await Sql.OneAsync("select worker_id from worker_logins where email = $1", [email], row => row.GetString(0), Token);
        var path = await Invitations.ResetAsync(new(worker!), Token);
        using var ada = new WorkerClient(Host.BaseAddress);

        using var reset = await ada.PostAsync(path, Token, ("password", "another good one"));
        using var before = await SignInAsync(ada, email, Password);
        using var after = await SignInAsync(ada, email, "another good one");

        Assert.That((reset.StatusCode, before.StatusCode, after.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.BadRequest, HttpStatusCode.NoContent)));
    }

    [Test]
    public async Task One_address_has_one_account()
    {
        var email = await JoinedAsync();
        using var again = new WorkerClient(Host.BaseAddress);

        using var response = await JoinAsync(again, await Invitations.InviteAsync(1, TimeSpan.FromDays(1), null, Token), email);

        Assert.That(await response.Content.ReadAsStringAsync(Token), Does.Contain("There is an account with this e-mail address already"));
    }

    [TestCase("", "Ada", Password)]
    [TestCase("ada", "Ada", Password)]
    [TestCase("ada@example.org", " ", Password)]
    [TestCase("ada@example.org", "Ada", "short")]
    public async Task What_is_filled_in_wrong_is_said(string email, string name, string password)
    {
        var path = await Invitations.InviteAsync(1, TimeSpan.FromDays(1), null, Token);
        using var ada = new WorkerClient(Host.BaseAddress);

        using var response = await ada.PostAsync(path, Token, ("email", email), ("name", name), ("password", password));

        Assert.That(await response.Content.ReadAsStringAsync(Token), Does.Contain("role=\"alert\""));
    }

    [Test]
    public async Task Nobody_signs_in_by_worker_id_alone_nor_reads_the_sandbox()
    {
        using var stranger = new WorkerClient(Host.BaseAddress);

        using var signIn = await stranger.PostAsync("/worker/sign-in", Token, ("workerId", "AANYBODY"));
        using var hits = await stranger.GetAsync("/sandbox/hits?after=0", "application/json", Token);

        Assert.That((signIn.StatusCode, hits.StatusCode), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.NotFound)));
    }

    private string NewEmail() => $"person{Interlocked.Increment(ref _people)}@example.org";

    private async Task<string> JoinedAsync()
    {
        var email = NewEmail();
        using var person = new WorkerClient(Host.BaseAddress);
        using var response = await JoinAsync(person, await Invitations.InviteAsync(1, TimeSpan.FromDays(1), null, Token), email);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        return email;
    }

    private static Task<HttpResponseMessage> JoinAsync(WorkerClient client, string path, string email) =>
        client.PostAsync(path, Token, ("email", email), ("name", "Ada"), ("password", Password));

    private static Task<HttpResponseMessage> SignInAsync(WorkerClient client, string email, string password) =>
        client.PostAsync("/worker/sign-in", Token, ("email", email), ("password", password));

    private static async Task<List<HttpStatusCode>> StatusesAsync(WorkerClient client, params string[] paths)
    {
        var statuses = new List<HttpStatusCode>();
        foreach (var path in paths)
        {
            using var response = await client.GetAsync(path, "text/html", Token);
            statuses.Add(response.StatusCode);
        }

        return statuses;
    }
}
