using System.Net;
using Crowd.Web.Tests.Support;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Crowd.Web.Tests.Hosting;

internal sealed class ProtectionTests : ConsoleFixture
{
    private static readonly string[] OpenToAll = ["/sign-in", "/assets/{hash}/{name}", "/healthz"];

    [Test]
    public void Every_post_takes_only_our_own_forms()
    {
        var posts = Endpoints().Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is ["POST"]).ToList();

        Assert.That(posts, Has.Count.GreaterThan(10));
        Assert.That(posts.Where(e => e.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: true }).Select(e => e.RoutePattern.RawText), Is.Empty);
    }

    [Test]
    public void Only_signing_in_and_assets_are_open_to_all() =>
        Assert.That(Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(e => e.RoutePattern.RawText).Distinct(), Is.EquivalentTo(OpenToAll));

    [TestCase("reviewer", "/campaigns/{0}/actions/2/confirm")]
    [TestCase("manager", "/campaigns/{0}/actions/2/dismiss")]
    [TestCase("manager", "/campaigns/{0}/control/pause")]
    [TestCase("operator", "/jobs/2/retry")]
    [TestCase("operator", "/system/alerts/1/clear")]
    [TestCase("admin", "/users/1/disable")]
    [TestCase("admin", "/sign-out")]
    public async Task A_form_without_our_token_does_nothing(string role, string path)
    {
        var refused = await As(role).PostAsync(string.Format(null, path, CampaignId), ("reason", "because"));

        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(refused.Text, Does.Contain("not sent from this console"));
        Assert.That(Host.Jobs.Retried, Is.Empty);
        Assert.That(await ScalarAsync<string>("select string_agg(state, ' ' order by action_id) from actions"), Is.EqualTo("applied proposed observed proposed applied"));
    }

    [TestCase("operator", "/campaigns/{0}/actions/2/confirm")]
    [TestCase("operator", "/campaigns/{0}/control/pause")]
    [TestCase("reviewer", "/campaigns/{0}/control/cancel")]
    [TestCase("reviewer", "/jobs/2/retry")]
    [TestCase("manager", "/jobs/2/cancel")]
    [TestCase("manager", "/system/alerts/1/clear")]
    [TestCase("manager", "/users")]
    [TestCase("operator", "/users/1/password")]
    public async Task A_role_does_not_allow_what_is_not_its_work(string role, string path)
    {
        var token = (await As(role).GetAsync("/campaigns")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var refused = await As(role).PostAsync(string.Format(null, path, CampaignId), ("__RequestVerificationToken", token), ("reason", "x"), ("name", "x"), ("password", ConsoleHost.Password), ("role", "admin"));

        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(refused.All("h1"), Is.EqualTo(new[] { "Your role does not allow that" }));
    }

    [TestCase("/campaigns")]
    [TestCase("/nowhere")]
    [TestCase("/broken")]
    public async Task Every_answer_forbids_foreign_and_inline_scripts(string path)
    {
        var headers = (await As("admin").GetAsync(path)).Headers;

        Assert.That(headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'self';").And.Contain("frame-ancestors 'none'").And.Not.Contain("script-src"));
        Assert.That(headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
    }

    [Test]
    public async Task No_page_holds_an_inline_script()
    {
        foreach (var path in new[] { "/sign-in", "/campaigns", Campaign, Campaign + "/workers", "/jobs", "/system", "/users" })
            Assert.That((await As("admin").GetAsync(path)).Document.Scripts.Where(s => s.Source is null), Is.Empty, path);
    }

    [TestCase("/nowhere")]
    [TestCase("/campaigns/999")]
    [TestCase("/campaigns/999/items")]
    [TestCase("/campaigns/999/workers")]
    [TestCase("/campaigns/999/actions")]
    [TestCase("/campaigns/999/rules")]
    [TestCase("/campaigns/999/audit")]
    [TestCase("/campaigns/999/audit.csv")]
    [TestCase("/campaigns/999/live")]
    [TestCase("/campaigns/1/items/999")]
    [TestCase("/campaigns/1/workers/999")]
    [TestCase("/campaigns/99999999999999999999")]
    public async Task What_is_not_there_has_a_page_that_says_so(string path)
    {
        var page = await As("reviewer").GetAsync(path);

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(page.All("h1"), Is.EqualTo(new[] { "There is nothing here" }));
    }

    [Test]
    public async Task A_broken_page_says_where_to_look_and_nothing_of_what_broke()
    {
        var page = await As("reviewer").GetAsync("/broken");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(page.Text, Does.Contain("The log has the details").And.Not.Contain("on purpose"));
    }

    [Test]
    public async Task Assets_may_be_kept_for_ever_and_are_found_by_their_hash_only()
    {
        var address = (await As("reviewer").GetAsync("/campaigns")).Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        using var visitor = new TestBrowser(Host.Address);

        var asset = await visitor.GetAsync(address);

        Assert.That(asset.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(asset.Headers.CacheControl!.ToString(), Does.Contain("immutable"));
        Assert.That((await visitor.GetAsync("/assets/000000000000/tabler.css")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private IEnumerable<RouteEndpoint> Endpoints() => Host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
}
