using Crowd.Web.Tests.Support;
using Microsoft.Playwright;

namespace Crowd.EndToEnd.Tests.Console;

/// <summary>A reviewer decides in the browser: approvals, taking back, appeals, gold.</summary>
internal sealed class ReviewingTests : ConsoleBrowserFixture
{
    [OneTimeSetUp]
    public Task MakeGold() => SampleCampaign.AddWrongGoldAsync(DataSource, CampaignId);

    [Test]
    public async Task A_proposal_is_approved_with_a_reason()
    {
        await Page.GotoAsync("/approvals");
        Assert.That(await TroublesAsync("approvals"), Is.Empty);

        await Page.Locator("#why-2").FillAsync("It is clear.");
        await Page.Locator("#confirm-2").ClickAsync();

        await Assertions.Expect(Page.Locator("#confirm-2")).ToHaveCountAsync(0);
        Assert.That(await ScalarAsync<string>("select state from actions where action_id = 2"), Is.EqualTo("pending"));
    }

    [Test]
    public async Task An_action_is_taken_back_only_with_a_reason()
    {
        await Page.GotoAsync(Campaign + "/actions/5");
        Assert.That(await TroublesAsync("action"), Is.Empty);

        await Page.Locator("#revert-5").ClickAsync();
        Assert.That(await ScalarAsync<string>("select state from actions where action_id = 5"), Is.EqualTo("applied"), "the browser asks for the reason");
        await Page.Locator("#why-5").FillAsync("Wrong worker.");
        await Page.Locator("#revert-5").ClickAsync();

        await Assertions.Expect(Page.GetByText("discard reverting").First).ToBeVisibleAsync();
    }

    [Test]
    public async Task An_appeal_is_opened_and_granted()
    {
        await Page.GotoAsync(Campaign + "/actions/1");
        await Page.GetByLabel("What the worker says").FillAsync("The pictures did not load.");
        await Page.Locator("#open-appeal").ClickAsync();
        await Page.WaitForURLAsync("**/appeals/*");
        Assert.That(await TroublesAsync("appeal"), Is.Empty);

        await Page.GetByLabel("Why (the worker reads it)").FillAsync("You were right.");
        await Page.Locator("#grant").ClickAsync();

        await Assertions.Expect(Page.GetByText("granted by admin")).ToBeVisibleAsync();
        Assert.That(await ScalarAsync<string>("select state from actions where action_id = 1"), Is.EqualTo("reverting"));
    }

    [Test]
    public async Task A_gold_label_in_doubt_is_corrected()
    {
        await Page.GotoAsync(Campaign + "/gold");
        Assert.That(await TroublesAsync("gold"), Is.Empty);

        await Page.GetByLabel("Correct animal-001").ClickAsync();
        await Page.Locator("#why-1").FillAsync("It is a dog.");
        await Page.Locator("#correct-1").ClickAsync();

        await Page.WaitForURLAsync("**/gold/*");
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "is dog, not bird" })).ToBeVisibleAsync();
        Assert.That(await TroublesAsync("correction"), Is.Empty);
    }
}
