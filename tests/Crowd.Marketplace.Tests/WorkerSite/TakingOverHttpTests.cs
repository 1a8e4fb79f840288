using System.Net;
using System.Text.RegularExpressions;

namespace Crowd.Marketplace.Tests.WorkerSite;

internal sealed partial class TakingOverHttpTests : MarketplaceFixture
{
    private string _type = null!;

    [SetUp]
    public async Task MakeType() => _type = await HtmlHits.TypeAsync(Sql, Clock, Token);

    [Test]
    public async Task A_worker_takes_a_hit_fills_in_its_page_and_submits()
    {
        var hit = await HtmlHits.AddAsync(Sql, Clock, _type, 1, Token, "item 1", "item 2");
        using var worker = await SignedInAsync();

        var taken = await worker.JsonAsync($"/worker/groups/G{_type}/accept", Token);
        var assignment = taken.GetProperty("assignmentId").GetString()!;
        var page = await worker.TextAsync(taken.GetProperty("questionUrl").GetString()!, Token);
        using var reply = await worker.PostAsync(Action(page), "text/html", "cross-site", Token, ("assignmentId", assignment), ("q1", "cat"), ("q2", "dog"));

        Assert.Multiple(() =>
        {
            Assert.That(taken.GetProperty("hitId").GetString(), Is.EqualTo(hit.ToString()));
            Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        });
        Assert.That(await AnswerAsync(assignment), Does.Contain("<QuestionIdentifier>q2</QuestionIdentifier><FreeText>dog</FreeText>"));
    }

    [Test]
    public async Task A_ticket_submits_its_own_assignment_only()
    {
        await HtmlHits.AddAsync(Sql, Clock, _type, 2, Token, "item");
        using var mine = await SignedInAsync();
        using var other = await SignedInAsync();
        var myPage = await mine.TextAsync((await TakeAsync(mine)).Question, Token);
        var theirs = await TakeAsync(other);

        using var forged = await mine.PostAsync(Action(myPage), Token, ("assignmentId", theirs.Id), ("q1", "cat"));

        Assert.That(await WorkerClient.RefusalAsync(forged, Token), Is.EqualTo((HttpStatusCode.Forbidden, "not_yours")));
        Assert.That(await AnswerAsync(theirs.Id), Is.Null);
    }

    [Test]
    public async Task A_session_submits_its_own_workers_assignment_only()
    {
        await HtmlHits.AddAsync(Sql, Clock, _type, 1, Token, "item");
        using var mine = await SignedInAsync();
        using var other = await SignedInAsync();
        var theirs = await TakeAsync(other);

        using var forged = await mine.PostAsync("/mturk/externalSubmit", Token, ("assignmentId", theirs.Id), ("q1", "cat"), ("workerId", "whoever"));

        Assert.That(await WorkerClient.RefusalAsync(forged, Token), Is.EqualTo((HttpStatusCode.Forbidden, "not_yours")));
        Assert.That(await AnswerAsync(theirs.Id), Is.Null);
    }

    [TestCase("cross-site")]
    [TestCase("same-site")]
    public async Task The_session_is_worth_nothing_to_another_sites_page(string site)
    {
        await HtmlHits.AddAsync(Sql, Clock, _type, 1, Token, "item");
        using var worker = await SignedInAsync();
        var taken = await TakeAsync(worker);

        using var submit = await worker.PostAsync("/mturk/externalSubmit", "application/json", site, Token, ("assignmentId", taken.Id), ("q1", "cat"));
        using var giveBack = await worker.PostAsync($"/worker/assignments/{taken.Id}/return", "application/json", site, Token);

        Assert.That((submit.StatusCode, giveBack.StatusCode), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)));
    }

    [Test]
    public async Task A_tampered_cookie_signs_nobody_in()
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Host.BaseAddress };
        using var signIn = await http.PostAsync("/worker/sign-in", new FormUrlEncodedContent([new("workerId", "AMINE")]), Token);
        var cookie = signIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

        using var request = new HttpRequestMessage(HttpMethod.Get, "/worker") { Headers = { { "Cookie", cookie.Replace("AMINE", "ATHEIRS") }, { "Accept", "application/json" } } };
        using var response = await http.SendAsync(request, Token);

        Assert.That(await WorkerClient.RefusalAsync(response, Token), Is.EqualTo((HttpStatusCode.Unauthorized, "signed_out")));
    }

    [Test]
    public async Task A_preview_shows_the_page_but_takes_no_answer()
    {
        var hit = await HtmlHits.AddAsync(Sql, Clock, _type, 1, Token, "item");
        using var worker = await SignedInAsync();

        var page = await worker.TextAsync($"/worker/hits/{hit}/question?assignmentId=ASSIGNMENT_ID_NOT_AVAILABLE", Token);
        using var reply = await worker.PostAsync(Action(page), Token, ("assignmentId", "ASSIGNMENT_ID_NOT_AVAILABLE"), ("q1", "cat"));

        Assert.That(await WorkerClient.RefusalAsync(reply, Token), Is.EqualTo((HttpStatusCode.Conflict, "preview")));
    }

    [Test]
    public async Task Nothing_is_submitted_twice_nor_after_the_deadline()
    {
        await HtmlHits.AddAsync(Sql, Clock, _type, 2, Token, "item");
        using var quick = await SignedInAsync();
        using var slow = await SignedInAsync();
        var (first, second) = (await TakeAsync(quick), await TakeAsync(slow));
        await quick.JsonAsync("/mturk/externalSubmit", Token, ("assignmentId", first.Id), ("q1", "cat"));
        using var again = await quick.PostAsync("/mturk/externalSubmit", Token, ("assignmentId", first.Id), ("q1", "dog"));
        await AdvanceAsync(TimeSpan.FromHours(2));

        using var late = await slow.PostAsync("/mturk/externalSubmit", Token, ("assignmentId", second.Id), ("q1", "cat"));

        Assert.That(await WorkerClient.RefusalAsync(again, Token), Is.EqualTo((HttpStatusCode.Conflict, "already")));
        Assert.That(await WorkerClient.RefusalAsync(late, Token), Is.EqualTo((HttpStatusCode.Conflict, "late")));
        Assert.That(await AnswerAsync(first.Id), Does.Contain("cat"));
    }

    [Test]
    public async Task The_hit_page_is_boxed_in_by_its_policy()
    {
        await HtmlHits.AddAsync(Sql, Clock, _type, 1, Token, "item");
        using var worker = await SignedInAsync();
        using var frame = await worker.GetAsync((await TakeAsync(worker)).Question, "text/html", Token);
        using var around = await worker.GetAsync("/worker", "text/html", Token);

        Assert.Multiple(() =>
        {
            Assert.That(frame.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("sandbox allow-forms allow-scripts allow-modals; default-src 'none';").And.Contain("connect-src 'none'"));
            Assert.That(around.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("frame-ancestors 'none'").And.Not.Contain("unsafe"));
        });
    }

    [Test]
    public async Task A_sandbox_lets_work_seem_to_have_taken_longer()
    {
        await HtmlHits.AddAsync(Sql, Clock, _type, 1, Token, "item");
        using var worker = await SignedInAsync();
        var taken = await TakeAsync(worker);
        using var http = new HttpClient { BaseAddress = Host.BaseAddress };
        var page = await worker.TextAsync(taken.Question, Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, Action(page))
        {
            Headers = { { "X-Crowd-Work-Time", "42000" } },
            Content = new FormUrlEncodedContent([new("assignmentId", taken.Id), new("q1", "cat")]),
        };

        using var response = await http.SendAsync(request, Token);

        var seconds = await Sql.OneAsync(
            "select extract(epoch from submitted_at - accepted_at)::int from assignments where assignment_id = $1", [taken.Id], row => row.GetInt32(0), Token);
        Assert.That(seconds, Is.EqualTo(42));
    }

    [TestCase("/worker", HttpStatusCode.OK)]
    [TestCase("/worker?q=nothing%20like%20this&order=reward&qualified=true&page=3", HttpStatusCode.OK)]
    [TestCase("/worker/hits/3NONE", HttpStatusCode.NotFound)]
    [TestCase("/worker/groups/3NONE", HttpStatusCode.NotFound)]
    [TestCase("/worker/assignments/3NONE", HttpStatusCode.NotFound)]
    [TestCase("/worker-site/worker.css", HttpStatusCode.OK)]
    [TestCase("/worker-site/..%2fworker.css", HttpStatusCode.NotFound)]
    [TestCase("/crowd-elements/externalHIT_v1.js", HttpStatusCode.OK)]
    public async Task Pages_are_there_or_say_that_they_are_not(string path, HttpStatusCode status)
    {
        using var worker = await SignedInAsync();

        using var response = await worker.GetAsync(path, "text/html", Token);

        Assert.That(response.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task Pages_show_texts_as_text()
    {
        await Sql.RunAsync("update hit_types set title = '<script>alert(1)</script>' where hit_type_id = $1", [_type], Token);
        await HtmlHits.AddAsync(Sql, Clock, _type, 1, Token, "item");
        using var worker = await SignedInAsync();

        Assert.That(await worker.TextAsync("/worker", Token), Does.Contain("&lt;script&gt;").And.Not.Contain("<script>alert"));
        Assert.That(await worker.TextAsync($"/worker/groups/G{_type}", Token), Does.Contain("&lt;script&gt;").And.Not.Contain("<script>alert"));
    }

    private async Task<WorkerClient> SignedInAsync() =>
        await new WorkerClient(Host.BaseAddress).SignInAsync((await WorkerAsync()).ToString(), Token);

    private async Task<(string Id, string Question)> TakeAsync(WorkerClient worker)
    {
        var taken = await worker.JsonAsync($"/worker/groups/G{_type}/accept", Token);
        return (taken.GetProperty("assignmentId").GetString()!, taken.GetProperty("questionUrl").GetString()!);
    }

    private Task<string?> AnswerAsync(string assignment) => Sql.OneAsync(
        "select answer from assignments where assignment_id = $1", [assignment], row => row.IsDBNull(0) ? null : row.GetString(0), Token);

    private static string Action(string page) => FormAction().Match(page).Groups[1].Value;

    [GeneratedRegex("<form action=\"([^\"]+)\"")]
    private static partial Regex FormAction();
}
