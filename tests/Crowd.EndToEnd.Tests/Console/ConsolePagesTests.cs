using Microsoft.Playwright;

namespace Crowd.EndToEnd.Tests.Console;

/// <summary>The console in Chromium: it signs in, draws, follows, fits the screen, and can be used by everybody.</summary>
internal sealed class ConsolePagesTests : ConsoleBrowserFixture
{
    private static readonly string[] Paths =
        ["/campaigns", "/campaigns/1", "/campaigns/1/items", "/campaigns/1/items/60", "/campaigns/1/workers", "/campaigns/1/workers/12",
         "/campaigns/1/actions", "/campaigns/1/rules", "/campaigns/1/audit", "/appeals", "/jobs", "/system", "/users", "/nowhere"];

    [TestCase(ColorScheme.Light, 1280)]
    [TestCase(ColorScheme.Dark, 390)]
    public async Task Every_page_is_accessible_and_fits(ColorScheme scheme, int width)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await Page.SetViewportSizeAsync(width, 900);
        var troubles = new List<string>();
        foreach (var path in Paths)
        {
            await Page.GotoAsync(path);
            troubles.AddRange(await TroublesAsync($"{path.Replace('/', '_')}-{scheme}-{width}"));
        }

        Assert.That(troubles, Is.Empty);
    }

    [Test]
    public async Task A_campaign_is_followed_without_a_reload()
    {
        await Page.GotoAsync(Campaign);
        await Assertions.Expect(Page.Locator("#live [data-chart] svg")).ToHaveCountAsync(3);
        await Page.EvaluateAsync("() => { window.same = true; }");

        await RunAsync("update items set state = 'done' where campaign_id = @CampaignId", new { CampaignId });

        await Assertions.Expect(Page.Locator("#live .h2").First).ToHaveTextAsync("60 of 60");
        Assert.That(await Page.EvaluateAsync<bool>("() => window.same"), Is.True, "the page was never loaded anew");
    }
}
