using System.Text.Json;
using System.Xml.Linq;
using Amazon.MTurk;
using Amazon.Runtime;
using Crowd.Marketplace;
using Crowd.Marketplace.Accounts;
using Crowd.Marketplace.Tests.WorkerSite;
using Microsoft.Playwright;

namespace Crowd.EndToEnd.Tests.WorkerSite;

/// <summary>A private workforce: a person's first day, from the invitation to the pay.</summary>
internal sealed class FirstDayTests : WorkerSiteFixture
{
    private const string AccessKey = "AKIDFIRSTDAY";

    protected override MarketplaceOptions Options(string connectionString) => base.Options(connectionString) with { Sandbox = false };

    [Test]
    public async Task From_the_invitation_to_the_earnings()
    {
        await Host.Get<AccountBook>().OpenAsync(new(AccessKey, "secret", "First Requester"), Token);
        var qualification = await Qualifications.AddAsync(Sql, Clock, Token);
        var type = await HtmlHits.TypeAsync(Sql, Clock, Token);
        await Qualifications.RequireAsync(Sql, type, qualification, Token);
        var hit = await HtmlHits.AddQuestionAsync(Sql, Clock, type, 1, HtmlHits.Question($"""
            {Pictures.Elements}
            <crowd-form><crowd-bounding-box name="b" src="{Pictures.Source}" labels="['Ball']"></crowd-bounding-box></crowd-form>
            """), Token);

        await JoinAsync(await Host.Invitations.InviteAsync(1, TimeSpan.FromDays(1), "first day", Token));
        await TakeTestAsync();
        await Page.GotoAsync("/worker");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Preview" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Accept and work" }).ClickAsync();
        await Page.WaitForURLAsync("**/worker/assignments/*");
        await DrawTwoBoxesAsync();
        await Page.WaitForURLAsync("**/worker");
        await Page.GotoAsync("/worker/earnings");
        var pending = await Page.Locator("#pending").TextContentAsync();
        var boxes = await ReadAndApproveAsync(hit.ToString());
        await Page.ReloadAsync();

        Assert.That((pending, await Page.Locator("#earned").TextContentAsync()), Is.EqualTo(("$0.05", "$0.05")));
        Assert.That(boxes.Select(b => b.GetProperty("label").GetString()), Is.EqualTo(new[] { "Ball", "Ball" }));
        Assert.That(boxes.Select(b => b.GetProperty("width").GetInt32()), Is.All.InRange(97, 103));
    }

    private async Task DrawTwoBoxesAsync()
    {
        var frame = (await (await Page.WaitForSelectorAsync("#hit"))!.ContentFrameAsync())!;
        await Drawing.StartedAsync(frame);
        await Drawing.DragAsync(Page, frame, 50, 50, 150, 150);
        await frame.WaitForSelectorAsync(".crowd-marks li");
        await Drawing.DragAsync(Page, frame, 250, 50, 350, 150);
        await frame.Locator(".crowd-marks li").Nth(1).WaitForAsync();
        await frame.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
    }

    /// <summary>What the requester does: reads the answer by API, in Amazon's format, and approves it.</summary>
    private async Task<JsonElement[]> ReadAndApproveAsync(string hit)
    {
        using var api = new AmazonMTurkClient(
            new BasicAWSCredentials(AccessKey, "secret"), new AmazonMTurkConfig { ServiceURL = Host.BaseAddress.ToString(), AuthenticationRegion = "us-east-1" });
        var assignment = (await api.ListAssignmentsForHITAsync(new() { HITId = hit }, Token)).Assignments.Single();
        await api.ApproveAssignmentAsync(new() { AssignmentId = assignment.AssignmentId }, Token);
        var answers = XDocument.Parse(assignment.Answer).Root!.Elements().ToDictionary(a => a.Elements().First().Value, a => a.Elements().Last().Value);
        return [.. JsonDocument.Parse(answers["taskAnswers"]).RootElement[0].GetProperty("b").GetProperty("boundingBoxes").EnumerateArray()];
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
