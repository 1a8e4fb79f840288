using Crowd.Web.Tests.Support;
using Microsoft.Playwright;

namespace Crowd.EndToEnd.Tests.Console;

/// <summary>A reviewer changes a campaign's rules in the browser.</summary>
internal sealed class RuleEditorTests : ConsoleBrowserFixture
{
    private ILocator Text => Page.Locator("#rule-text");

    [SetUp]
    public async Task OpenEditor() => await Page.GotoAsync(Campaign + "/rules/edit");

    [Test]
    public async Task A_mistake_is_marked_as_one_types_and_a_click_leads_to_it()
    {
        await Text.FillAsync("- rule: fails\n  when: gold.acuracy < 70% surely\n  then: [exclude]\n");

        await Assertions.Expect(Page.Locator("#rule-problems li")).ToContainTextAsync("did you mean 'gold.accuracy'?");
        await Assertions.Expect(Page.Locator(".crowd-gutter .error")).ToHaveTextAsync("2");
        await Assertions.Expect(Page.Locator(".crowd-marks mark.error")).ToHaveTextAsync("gold.acuracy");
        await Assertions.Expect(Page.Locator("#publish-rules")).ToBeDisabledAsync();
        await Page.Locator("#rule-problems button").ClickAsync();
        Assert.That(await Text.EvaluateAsync<int>("e => e.selectionStart"), Is.EqualTo(22));
        Assert.That(await TroublesAsync("rules-error"), Is.Empty);

        await Text.FillAsync("- rule: fails\n  when: gold.accuracy < 70% surely\n  then: [exclude]\n");
        await Assertions.Expect(Page.Locator("#rule-verdict")).ToHaveTextAsync("right");
        await Assertions.Expect(Page.Locator("#publish-rules")).ToBeEnabledAsync();
    }

    [Test]
    public async Task Words_are_completed_from_the_keyboard()
    {
        await Text.FillAsync("- rule: fails\n  ");
        await Text.PressSequentiallyAsync("whe");
        await Assertions.Expect(Page.GetByRole(AriaRole.Option).First).ToContainTextAsync("when:");
        await Page.Keyboard.PressAsync("Enter");
        await Text.PressSequentiallyAsync("gold.acc");
        await Assertions.Expect(Page.GetByRole(AriaRole.Option).First).ToContainTextAsync("gold.accuracy measure");
        Assert.That(await TroublesAsync("rules-words"), Is.Empty);
        await Page.Keyboard.PressAsync("Enter");

        Assert.That(await Text.InputValueAsync(), Is.EqualTo("- rule: fails\n  when: gold.accuracy"));
        await Assertions.Expect(Page.GetByRole(AriaRole.Listbox)).ToBeHiddenAsync();
    }

    [Test]
    public async Task Rules_are_tried_on_the_campaign_before_they_bite()
    {
        await SampleCampaign.AddJournalAsync(DataSource, CampaignId);
        await Text.FillAsync("- rule: fails check questions\n  when: gold.accuracy < 70% surely and gold.answers >= 5\n  then: [exclude, discard since: first-doubt, recollect]\n");
        await Page.Locator("#try-rules").ClickAsync();

        await Assertions.Expect(Page.Locator("#rule-trial tbody tr").First).ToContainTextAsync("fails check questions");
        await Assertions.Expect(Page.Locator("#rule-trial [data-chart] svg")).ToHaveCountAsync(2);
        Assert.That(await TroublesAsync("rules-trial"), Is.Empty);
    }

    [Test]
    public async Task What_was_written_becomes_the_next_version()
    {
        await Text.FillAsync("# Milder.\n- rule: fails\n  when: gold.accuracy < 60% surely\n  then: [warn]\n");
        await Page.GetByLabel("Why this change").FillAsync("70 % was too strict.");
        await Page.Locator("#publish-rules").ClickAsync();

        await Page.WaitForURLAsync("**/rules");
        await Assertions.Expect(Page.Locator(".card-title").First).ToHaveTextAsync("Version 2");
        Assert.That(await TroublesAsync("rules-versions"), Is.Empty);
    }
}
