using System.Text.Json;
using Microsoft.Playwright;

namespace Crowd.EndToEnd.Tests.WorkerSite;

/// <summary>Holds the open page against WCAG 2.2 AA (axe-core) and the width of its screen, and keeps a picture of it.</summary>
internal static class PageCheck
{
    public static async Task CheckAsync(IPage page, string name, int width)
    {
        var found = await BreachesAsync(page.MainFrame, "html");
        var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");
        var shot = Path.Combine(TestContext.CurrentContext.WorkDirectory, "screens", $"{width}-{name.Replace('/', '_')}.png");
        await page.ScreenshotAsync(new() { Path = shot, FullPage = true });
        Assert.Multiple(() =>
        {
            Assert.That(found, Is.Empty, name);
            Assert.That(overflow, Is.LessThanOrEqualTo(0), $"{name} is wider than the screen");
        });
    }

    /// <summary>What axe-core finds against WCAG 2.2 AA in a part of a page, its shadow trees included.</summary>
    public static async Task<IEnumerable<string?>> BreachesAsync(IFrame frame, string part)
    {
        using var stream = typeof(PageCheck).Assembly.GetManifestResourceStream("axe.js")!;
        using var reader = new StreamReader(stream);
        await frame.EvaluateAsync(await reader.ReadToEndAsync(TestContext.CurrentContext.CancellationToken));
        var found = await frame.EvaluateAsync<JsonElement>("""
            async part => (await axe.run(part, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], iframes: false })).violations
              .map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))
            """, part);
        return found.EnumerateArray().Select(v => v.GetString());
    }
}
