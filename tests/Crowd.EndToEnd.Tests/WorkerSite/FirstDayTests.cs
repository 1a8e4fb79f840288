using Crowd.Marketplace;
using Crowd.Marketplace.Accounts;
using Crowd.Marketplace.Tests.WorkerSite;
using Microsoft.Playwright;

namespace Crowd.EndToEnd.Tests.WorkerSite;

/// <summary>A private workforce: a person's first day, from the invitation to the pay.</summary>
internal sealed class FirstDayTests : WorkerSiteFixture
{
    protected override MarketplaceOptions Options(string connectionString) => base.Options(connectionString) with { Sandbox = false };

    [Test]
    public async Task From_the_invitation_to_the_earnings()
    {
        await Host.Get<AccountBook>().OpenAsync(new("AKIDFIRSTDAY", "secret", "First Requester"), Token);
        var qualification = await Qualifications.AddAsync(Sql, Clock, Token);
        var type = await HtmlHits.TypeAsync(Sql, Clock, Token);
        await Qualifications.RequireAsync(Sql, type, qualification, Token);
        await HtmlHits.AddQuestionAsync(Sql, Clock, type, 1, HtmlHits.Question($"""
            {Pictures.Elements}
            <crowd-form><crowd-bounding-box name="b" src="{Pictures.Source}" labels="['Ball']"></crowd-bounding-box></crowd-form>
            """), Token);

        await JoinAsync(await Host.Invitations.InviteAsync(1, TimeSpan.FromDays(1), "first day", Token));
        await TakeTestAsync();
        await Page.GotoAsync("/worker");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Preview" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Accept and work" }).ClickAsync();
        await Page.WaitForURLAsync("**/worker/assignments/*");
        var frame = Page.FrameLocator("#hit");
        await frame.GetByRole(AriaRole.Button, new() { Name = "Add one in the middle" }).ClickAsync();
        await frame.Locator(".crowd-handle").WaitForAsync();
        await frame.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Page.WaitForURLAsync("**/worker");
        await Page.GotoAsync("/worker/earnings");
        var pending = await Page.Locator("#pending").TextContentAsync();
        await Sql.RunAsync("select work.approve(account_id, assignment_id, null, false, $1, $1) from assignments", [Clock.GetUtcNow()], Token);
        await Page.ReloadAsync();

        Assert.That((pending, await Page.Locator("#earned").TextContentAsync()), Is.EqualTo(("$0.05", "$0.05")));
    }

    private async Task JoinAsync(string path)
    {
        await Page.GotoAsync(path);
        await Page.GetByLabel("Your name").FillAsync("Ada");
        await Page.GetByLabel("E-mail").FillAsync("ada@example.org");
        await Page.GetByLabel("Password").FillAsync("correct horse battery");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Make my account" }).ClickAsync();
        await Page.WaitForURLAsync("**/worker");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Page.GetByLabel("E-mail").FillAsync("ada@example.org");
        await Page.GetByLabel("Password").FillAsync("correct horse battery");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Page.WaitForURLAsync("**/worker");
    }

    private async Task TakeTestAsync()
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "Request it" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Take the test" }).ClickAsync();
        await Page.FrameLocator("#hit").GetByLabel("Paris").CheckAsync();
        await Page.FrameLocator("#hit").GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Page.WaitForURLAsync("**/worker/qualifications");
    }
}
