using Crowd.Marketplace.Tests.WorkerSite;
using Microsoft.Playwright;

namespace Crowd.EndToEnd.Tests.WorkerSite;

[TestFixture(1200, 900)]
[TestFixture(360, 740)]
internal sealed class SitePagesTests(int width, int height) : WorkerSiteFixture
{
    private static readonly string[] Paths = ["/worker", "/worker/history", "/worker/earnings", "/worker/messages", "/worker/qualifications"];

    protected override ViewportSize Viewport => new() { Width = width, Height = height };

    [Test]
    public async Task Every_page_is_accessible_and_fits_the_screen()
    {
        await Page.GotoAsync("/worker/sign-in");
        await CheckAsync("sign-in");
        var type = await HtmlHits.TypeAsync(Sql, Clock, Token);
        var hit = await HtmlHits.AddAsync(Sql, Clock, type, 3, Token, "i1", "i2");
        await SignInAsync();
        await SeedHistoryAsync(type);
        foreach (var path in Paths)
        {
            await Page.GotoAsync(path);
            await CheckAsync(path);
        }

        await Page.GotoAsync($"/worker/hits/{hit}");
        await CheckAsync("preview");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Accept and work" }).ClickAsync();
        await Page.WaitForURLAsync("**/worker/assignments/*");
        await CheckAsync("work");
    }

    [Test]
    public async Task A_worker_goes_on_with_the_next_hit_by_himself()
    {
        var type = await HtmlHits.TypeAsync(Sql, Clock, Token);
        await HtmlHits.AddAsync(Sql, Clock, type, 1, Token, "a");
        await HtmlHits.AddAsync(Sql, Clock, type, 1, Token, "b");
        await SignInAsync();
        await Page.GotoAsync($"/worker/groups/G{type}");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Accept and work" }).ClickAsync();
        await Page.WaitForURLAsync("**/worker/assignments/*");
        var first = Page.Url;
        await Page.GetByLabel("Go on with the next one").CheckAsync();

        await Page.FrameLocator("#hit").GetByLabel("cat").CheckAsync();
        await SetAssignmentAndSubmitAsync();
        await Page.WaitForURLAsync(url => url.Contains("/worker/assignments/") && !url.StartsWith(first, StringComparison.Ordinal));

        Assert.That(await Page.GetByLabel("Go on with the next one").IsCheckedAsync());
    }

    [Test]
    public async Task A_worker_gives_a_hit_back()
    {
        await WorkOnAsync(HtmlHits.Page("item"));

        await Page.GetByRole(AriaRole.Button, new() { Name = "Return this HIT" }).ClickAsync();
        await Page.WaitForURLAsync("**/worker");

        Assert.That(await Sql.OneAsync("select status from assignments where worker_id = $1", [WorkerId], row => row.GetString(0), Token), Is.EqualTo("Returned"));
    }

    [Test]
    public async Task A_rejection_is_shown_with_its_reason_and_appealed_against_once()
    {
        var type = await HtmlHits.TypeAsync(Sql, Clock, Token);
        await SignInAsync();
        await SeedHistoryAsync(type);

        await Page.GotoAsync("/worker/history");
        Assert.That(await Page.GetByText("Labels do not fit <b>the picture</b>").CountAsync(), Is.EqualTo(1));
        await Page.GetByText("Appeal", new() { Exact = true }).ClickAsync();
        await Page.GetByLabel("Why should this be approved?").FillAsync("It is a cat.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Send the appeal" }).ClickAsync();

        await Page.GetByText("It is a cat.").WaitForAsync();
        Assert.That(await Page.GetByLabel("Why should this be approved?").CountAsync(), Is.Zero);
    }

    // The template's own page fills in the assignment's id by script; this one has none, so the test does.
    private async Task SetAssignmentAndSubmitAsync()
    {
        var assignment = new Uri(Page.Url).Segments[^1];
        await Page.FrameLocator("#hit").Locator("[name=assignmentId]").EvaluateAsync($"field => field.value = '{assignment}'");
        await Page.FrameLocator("#hit").GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
    }

    private async Task SeedHistoryAsync(string type)
    {
        var hit = await HtmlHits.AddAsync(Sql, Clock, type, 5, Token, "old");
        await Sql.RunAsync("""
            insert into assignments (assignment_id, hit_id, worker_id, account_id, status, accepted_at, deadline, submitted_at, rejected_at, feedback, answer)
            values ('3OLD' || $2, $1, $2, 1, 'Rejected', $3 - interval '90 s', $3, $3, $3, 'Labels do not fit <b>the picture</b>', '<x/>')
            """, [hit.ToString(), WorkerId, Clock.GetUtcNow()], Token);
        var paid = await HtmlHits.AddAsync(Sql, Clock, type, 5, Token, "paid");
        await Sql.RunAsync("""
            insert into assignments (assignment_id, hit_id, worker_id, account_id, status, accepted_at, deadline, submitted_at, approved_at, paid_micros, answer)
            values ('3PAID' || $2, $1, $2, 1, 'Approved', $3 - interval '90 s', $3, $3, $3, 50000, '<x/>')
            """, [paid.ToString(), WorkerId, Clock.GetUtcNow()], Token);
        await Sql.RunAsync("insert into messages (worker_id, account_id, sent_at, subject, body) values ($1, 1, $2, 'Well done', 'Thank you.')", [WorkerId, Clock.GetUtcNow()], Token);
    }

    private Task CheckAsync(string name) => PageCheck.CheckAsync(Page, name, width);
}
