using Crowd.Marketplace.Tests.WorkerSite;
using Microsoft.Playwright;

namespace Crowd.EndToEnd.Tests.WorkerSite;

/// <summary>The operator's pages in a browser: accessible, no wider than the screen, and an appeal answered from start to end.</summary>
[TestFixture(1200, 900)]
[TestFixture(360, 740)]
internal sealed class OperatorPagesTests(int width, int height) : WorkerSiteFixture
{
    private static readonly string[] Paths =
        ["/operator", "/operator/check", "/operator/accounts", "/operator/accounts/AKIDSANDBOX", "/operator/hits", "/operator/assignments", "/operator/workers", "/operator/faults", "/operator/clock"];

    protected override ViewportSize Viewport => new() { Width = width, Height = height };

    [Test]
    public async Task An_operator_grants_an_appeal_and_every_page_is_accessible_and_fits_the_screen()
    {
        var take = await RejectedAsync();
        await Page.GotoAsync("/operator/appeals");
        await PageCheck.CheckAsync(Page, "operator-appeals", width);

        await Page.GetByLabel("Answer to the worker").FillAsync("You are right.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Grant: approve and pay" }).ClickAsync();
        await Page.GetByText("The worker has your answer.").WaitForAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Answered ones" }).ClickAsync();
        await Page.GetByText("You are right.").WaitForAsync();
        foreach (var path in (string[])[.. Paths, $"/operator/assignments/{take}", $"/operator/workers/{WorkerId}"])
        {
            await Page.GotoAsync(path);
            await PageCheck.CheckAsync(Page, path, width);
        }

        await Page.GotoAsync("/worker/history");
        await Page.GetByText("Your appeal was granted.").WaitForAsync();
        Assert.That(await Page.GetByText("You are right.").CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task An_account_is_opened_and_funded_by_hand()
    {
        await Page.GotoAsync("/operator/accounts");
        await Page.GetByLabel("Name").FillAsync("Team <b>Blue</b>");
        await Page.GetByLabel("First deposit in dollars").FillAsync("5.00");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Open the account" }).ClickAsync();
        await Page.Locator("#new-secret").WaitForAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Team <b>Blue</b>" }).ClickAsync();
        await Page.GetByLabel("Put money in, in dollars").FillAsync("2.50");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Put it in" }).ClickAsync();
        await Page.GetByText("The money is there.").WaitForAsync();

        Assert.That(await Page.Locator("#available").TextContentAsync(), Is.EqualTo("$7.50"));
    }

    /// <summary>Work that was handed in, rejected and appealed against.</summary>
    private async Task<long> RejectedAsync()
    {
        var type = await HtmlHits.TypeAsync(Sql, Clock, Token);
        var hit = await HtmlHits.AddAsync(Sql, Clock, type, 1, Token, "item");
        await AcceptAsync(hit);
        var assignment = new Uri(Page.Url).Segments[^1];
        await Host.Work.SubmitAsync(new(WorkerId), new(assignment), [new("q1", "<b>cat</b>")], Token);
        await Sql.RunAsync("select work.reject(account_id, assignment_id, 'A dog', $2, $2) from assignments where assignment_id = $1", [assignment, Clock.GetUtcNow()], Token);
        await Page.GotoAsync("/worker/history");
        await Page.GetByText("Appeal", new() { Exact = true }).ClickAsync();
        await Page.GetByLabel("Why should this be approved?").FillAsync("It is a cat.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Send the appeal" }).ClickAsync();
        await Page.GetByText("It is a cat.").WaitForAsync();
        return await Sql.OneAsync("select take_id from assignments where assignment_id = $1", [assignment], row => row.GetInt64(0), Token);
    }
}
