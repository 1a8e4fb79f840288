using System.Net;
using System.Text.RegularExpressions;
using Crowd.Marketplace.Faults;
using Crowd.Marketplace.Hosting;
using Crowd.Marketplace.Tests.WorkerSite;

namespace Crowd.Marketplace.Tests.OperatorSite;

/// <summary>The operator's pages of a sandbox: everything is seen and set, from this machine's own pages only.</summary>
internal sealed partial class SandboxOperatorTests : RequesterFixture
{
    private const string Hostile = "<script>alert(1)</script>";
    private OperatorClient _operator = null!;

    [SetUp]
    public void Open() => _operator = new(Host.BaseAddress);

    [TearDown]
    public void Close()
    {
        _operator.Dispose();
        Host.Get<FaultPlan>().Set(FaultSettings.None);
    }

    [Test]
    public async Task An_account_is_opened_with_a_key_that_works_and_funded_once_a_form()
    {
        using var opened = await _operator.SendFormAsync("/operator/accounts", "/operator/accounts", Token, ("name", Hostile), ("deposit", "5.50"));
        var page = await opened.Content.ReadAsStringAsync(Token);
        var (key, secret) = (Code(page, "new-key"), Code(page, "new-secret"));
        var (address, action) = ($"/operator/accounts/{key}", $"/operator/accounts/{key}/fund");
        var form = await _operator.PageAsync(address, Token);
        (string, string)[] fields = [("formKey", KeyField().Match(form).Groups[1].Value), ("once", OnceField().Match(form).Groups[1].Value), ("amount", "4.50")];
        using var funded = await _operator.PostAsync(action, Token, fields);
        using var again = await _operator.PostAsync(action, Token, fields);

        using var api = new Requester(Host.BaseAddress, key, secret);
        Assert.That((string)(await api.CallAsync("GetAccountBalance"))["AvailableBalance"]!, Is.EqualTo("10.00"));
        Assert.That((Said(funded), Said(again)), Is.EqualTo(("funded", "duplicate")));
        Assert.That(await _operator.PageAsync(address, Token), Does.Contain("&lt;script&gt;").And.Not.Contain(Hostile));
    }

    [TestCase("-1")]
    [TestCase("0")]
    [TestCase("1.005")]
    [TestCase("1e3")]
    [TestCase("")]
    public async Task An_amount_that_is_none_moves_nothing(string amount)
    {
        using var api = await OpenAsync(3);

        using var response = await _operator.SendFormAsync($"/operator/accounts/{api.AccessKey}", $"/operator/accounts/{api.AccessKey}/fund", Token, ("amount", amount));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await FiguresAsync(api))[1], Is.EqualTo(300));
    }

    [Test]
    public async Task A_hit_is_found_by_its_words_shown_as_text_and_ended()
    {
        var title = Unique(Hostile);
        var hit = await CreateAsync(("Title", title));

        var list = await _operator.PageAsync($"/operator/hits?account={MarketplaceHost.SandboxAccessKey}&text={Uri.EscapeDataString(title)}", Token);
        using var ended = await _operator.SendFormAsync($"/operator/hits/{hit}", $"/operator/hits/{hit}/end", Token);

        Assert.That(list, Does.Contain(hit).And.Contain(WebUtility.HtmlEncode(title)).And.Not.Contain(Hostile));
        Assert.That((Said(ended), (string)(await Api.CallAsync("GetHIT", new { HITId = hit }))["HIT"]!["HITStatus"]!), Is.EqualTo(("ended", "Reviewable")));
    }

    [Test]
    public async Task Work_is_approved_or_rejected_with_a_reason_and_answers_are_text()
    {
        var (good, bad) = (await TakeAsync(await CreateAsync()), await TakeAsync(await CreateAsync()));
        await SubmitAsync(good, new Crowd.Marketplace.Taking.AnswerField("label", Hostile));
        await SubmitAsync(bad);
        var (one, two) = (await TakeNumberAsync(good), await TakeNumberAsync(bad));

        var page = await _operator.PageAsync($"/operator/assignments/{one}", Token);
        using var approved = await _operator.SendFormAsync($"/operator/assignments/{one}", $"/operator/assignments/{one}/approve", Token);
        using var nameless = await _operator.SendFormAsync($"/operator/assignments/{two}", $"/operator/assignments/{two}/reject", Token, ("reason", " "));
        using var rejected = await _operator.SendFormAsync($"/operator/assignments/{two}", $"/operator/assignments/{two}/reject", Token, ("reason", "Empty"));

        Assert.That(page, Does.Contain("&lt;script&gt;").And.Not.Contain(Hostile));
        Assert.That((Said(approved), nameless.StatusCode, Said(rejected)), Is.EqualTo(("approved", HttpStatusCode.BadRequest, "rejected")));
        Assert.That(await StatusAsync(good), Is.EqualTo("Approved"));
        Assert.That((string)(await Api.CallAsync("GetAssignment", new { AssignmentId = bad.Id }))["Assignment"]!["RequesterFeedback"]!, Is.EqualTo("Empty"));
    }

    [TestCase("grant", "", "Approved", "Your appeal was granted")]
    [TestCase("decline", "The picture shows a dog.", "Rejected", "Your appeal was declined")]
    public async Task An_appeal_is_answered_once_and_the_worker_reads_the_answer(string decision, string answer, string status, string heading)
    {
        var take = await TakeAsync(await CreateAsync());
        await SubmitAsync(take);
        await Api.CallAsync("RejectAssignment", new { AssignmentId = take.Id, RequesterFeedback = "wrong" });
        var number = await TakeNumberAsync(take);
        using var worker = await new WorkerClient(Host.BaseAddress).SignInAsync($"{take.Worker}", Token);
        using var sent = await worker.PostAsync($"/worker/takes/{number}/appeal", Token, ("body", $"It is a cat. {Hostile}"));
        var open = await _operator.PageAsync("/operator/appeals", Token);

        using var answered = await _operator.SendFormAsync("/operator/appeals", $"/operator/appeals/{number}", Token, ("decision", decision), ("answer", answer));
        var key = KeyField().Match(await _operator.PageAsync("/operator/accounts", Token)).Groups[1].Value;
        using var again = await _operator.PostAsync($"/operator/appeals/{number}", Token, ("formKey", key), ("decision", "grant"));

        Assert.That(open, Does.Contain("It is a cat. &lt;script&gt;").And.Not.Contain(Hostile));
        Assert.That((Said(answered), again.StatusCode, await StatusAsync(take)), Is.EqualTo(("answered", HttpStatusCode.Conflict, status)));
        Assert.That(await worker.TextAsync("/worker/messages", Token), Does.Contain(heading).And.Contain(answer));
        Assert.That(await worker.TextAsync("/worker/history", Token), Does.Contain(heading).And.Contain(answer));
        Assert.That(await _operator.PageAsync("/operator/appeals?answered=true", Token), Does.Contain(answer));
    }

    [Test]
    public async Task Whom_an_appeal_is_declined_is_owed_a_reason()
    {
        var take = await TakeAsync(await CreateAsync());
        await SubmitAsync(take);
        await Api.CallAsync("RejectAssignment", new { AssignmentId = take.Id, RequesterFeedback = "wrong" });
        var number = await TakeNumberAsync(take);
        using var worker = await new WorkerClient(Host.BaseAddress).SignInAsync($"{take.Worker}", Token);
        using var sent = await worker.PostAsync($"/worker/takes/{number}/appeal", Token, ("body", "no"));

        using var answered = await _operator.SendFormAsync("/operator/appeals", $"/operator/appeals/{number}", Token, ("decision", "decline"), ("answer", " "));

        Assert.That(answered.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_closed_account_gets_no_more_work_until_it_is_opened_again()
    {
        var worker = await WorkerAsync(seed => seed with { Name = Hostile });
        var hit = await CreateAsync();
        var address = $"/operator/workers/{worker}";

        using var closed = await _operator.SendFormAsync(address, address + "/close", Token);
        var refused = await Work.AcceptAsync(worker, new(hit), Token);
        using var opened = await _operator.SendFormAsync(address, address + "/reopen", Token);

        Assert.That(refused, Is.InstanceOf<Crowd.Marketplace.Taking.AcceptOutcome.NoSuchWorker>());
        Assert.That(await Work.AcceptAsync(worker, new(hit), Token), Is.InstanceOf<Crowd.Marketplace.Taking.AcceptOutcome.Accepted>());
        Assert.That(await _operator.PageAsync($"/operator/workers?text={worker}", Token), Does.Contain("&lt;script&gt;").And.Not.Contain(Hostile));
    }

    [Test]
    public async Task A_message_reaches_the_workers_box()
    {
        var id = $"{await WorkerAsync()}";
        using var worker = await new WorkerClient(Host.BaseAddress).SignInAsync(id, Token);

        using var sent = await _operator.SendFormAsync($"/operator/workers/{id}", $"/operator/workers/{id}/message", Token, ("subject", "Hello"), ("body", Hostile));

        Assert.That(await worker.TextAsync("/worker/messages", Token), Does.Contain("Hello").And.Contain("&lt;script&gt;").And.Not.Contain(Hostile));
    }

    [Test]
    public async Task Faults_are_added_seen_and_taken_away()
    {
        using var added = await _operator.SendFormAsync(
            "/operator/faults", "/operator/faults/add", Token, ("operation", "ListHITs"), ("kind", "throttle"), ("probability", "1"), ("delay", "0"));
        var throttled = await Api.RefusedAsync("ListHITs");
        var page = await _operator.PageAsync("/operator/faults", Token);
        using var wrong = await _operator.SendFormAsync(
            "/operator/faults", "/operator/faults/add", Token, ("operation", "ListHITs"), ("kind", "throttle"), ("probability", "7"), ("delay", "0"));
        using var set = await _operator.SendFormAsync("/operator/faults", "/operator/faults", Token, ("seed", "9"), ("duplicates", "0.5"), ("late", "0.25"), ("lateBy", "100"));
        var settings = Host.Get<FaultPlan>().Settings;
        using var cleared = await _operator.SendFormAsync("/operator/faults", "/operator/faults/clear", Token);

        Assert.That((throttled.Type, page.Contains("<td>throttle</td>"), wrong.StatusCode), Is.EqualTo(("ThrottlingException", true, HttpStatusCode.BadRequest)));
        Assert.That((settings.Seed, settings.Rules.Count, settings.DuplicateNotifications, settings.LateNotifications, settings.LateByMs), Is.EqualTo((9, 1, 0.5, 0.25, 100)));
        await Api.CallAsync("ListHITs");
    }

    [Test]
    public async Task The_clock_moves_and_does_what_is_due()
    {
        var hit = await CreateAsync();

        using var moved = await _operator.SendFormAsync("/operator/clock", "/operator/clock", Token);
        var key = KeyField().Match(await _operator.PageAsync("/operator/clock", Token)).Groups[1].Value;
        using var back = await _operator.PostAsync("/operator/clock", Token, ("formKey", key), ("minutes", "-5"));

        Assert.That((Said(moved), back.StatusCode), Is.EqualTo(("advanced", HttpStatusCode.BadRequest)));
        Assert.That((string)(await Api.CallAsync("GetHIT", new { HITId = hit }))["HIT"]!["HITStatus"]!, Is.EqualTo("Reviewable"));
    }

    [Test]
    public async Task The_overview_tells_what_operators_did_and_the_books_are_in_order()
    {
        var id = $"{await WorkerAsync()}";
        using var closed = await _operator.SendFormAsync($"/operator/workers/{id}", $"/operator/workers/{id}/close", Token);

        Assert.That(await _operator.PageAsync("/operator", Token), Does.Contain("close worker").And.Contain(id));
        Assert.That(await _operator.PageAsync("/operator/check", Token), Does.Contain("All is in order"));
    }

    [Test]
    public async Task A_form_of_another_page_changes_nothing()
    {
        var id = $"{await WorkerAsync()}";
        await _operator.PageAsync("/operator", Token);
        using var stranger = new OperatorClient(Host.BaseAddress);
        await stranger.PageAsync("/operator", Token);
        var foreign = KeyField().Match(await stranger.PageAsync("/operator/accounts", Token)).Groups[1].Value;

        using var keyless = await _operator.PostAsync($"/operator/workers/{id}/close", Token);
        using var nobody = new OperatorClient(Host.BaseAddress);
        using var cookieless = await nobody.PostAsync($"/operator/workers/{id}/close", Token, ("formKey", foreign));
        using var wrong = await _operator.PostAsync($"/operator/workers/{id}/close", Token, ("formKey", foreign[..^1] + (foreign[^1] == '0' ? '1' : '0')));

        Assert.That((keyless.StatusCode, cookieless.StatusCode, wrong.StatusCode), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden)));
        Assert.That(await _operator.PageAsync($"/operator/workers/{id}", Token), Does.Contain("""<dd id="account">open</dd>"""));
    }

    [Test]
    public async Task The_pages_answer_to_this_machines_own_name_only()
    {
        using var renamed = await _operator.GetAsync("/operator/accounts", Token, "evil.example");
        using var own = await _operator.GetAsync("/operator/accounts", Token);

        Assert.That(renamed.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(own.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("default-src 'none'").And.Contain("frame-ancestors 'none'"));
    }

    [TestCase("/operator/accounts/AKIDNOBODY")]
    [TestCase("/operator/hits/3NONE")]
    [TestCase("/operator/assignments/999999999")]
    [TestCase("/operator/workers/ANOBODYATALL")]
    [TestCase("/operator/invitations")]
    [TestCase("/operator/sign-in")]
    public async Task What_is_not_there_is_said_so(string path)
    {
        using var response = await _operator.GetAsync(path, Token);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static string? Said(HttpResponseMessage response) => response.Headers.Location?.OriginalString.Split("said=")[^1];

    private static string Code(string page, string id) => WebUtility.HtmlDecode(Regex.Match(page, $"<code id=\"{id}\">([^<]*)</code>").Groups[1].Value);

    private Task<long> TakeNumberAsync(Take take) =>
        Sql.OneAsync("select take_id from assignments where assignment_id = $1 and worker_id = $2", [take.Id, $"{take.Worker}"], row => row.GetInt64(0), Token);

    private Task<string?> StatusAsync(Take take) =>
        Sql.OneAsync("select status from assignments where assignment_id = $1 and worker_id = $2", [take.Id, $"{take.Worker}"], row => row.GetString(0), Token);

    [GeneratedRegex("name=\"formKey\" value=\"([^\"]*)\"")]
    private static partial Regex KeyField();

    [GeneratedRegex("name=\"once\" value=\"([^\"]*)\"")]
    private static partial Regex OnceField();
}
