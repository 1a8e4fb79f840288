using System.Text.Json;
using Crowd.EndToEnd.Tests.WorkerSite;
using Crowd.Web.Tests.Support;
using Microsoft.Playwright;

namespace Crowd.EndToEnd.Tests.Console;

/// <summary>The console with the sample campaign, and one browser window of a signed-in administrator for all tests of the fixture.</summary>
internal abstract class ConsoleBrowserFixture : ConsoleFixture
{
    private IBrowserContext _context = null!;

    protected IPage Page { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task OpenWindow()
    {
        _context = await (await Browser.GetAsync()).NewContextAsync(new() { BaseURL = Host.Address.ToString(), ViewportSize = new() { Width = 1280, Height = 900 } });
        _context.SetDefaultTimeout(30_000);
        Page = await _context.NewPageAsync();
        await SignInAsync("admin");
    }

    [OneTimeTearDown]
    public async Task CloseWindow()
    {
        if (_context is not null)
            await _context.DisposeAsync();
    }

    protected async Task SignInAsync(string name)
    {
        await Page.GotoAsync("/sign-in");
        await Page.GetByLabel("Name").FillAsync(name);
        await Page.GetByLabel("Password").FillAsync(ConsoleHost.Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Page.WaitForURLAsync("**/campaigns");
    }

    /// <summary>What is wrong with the page as it stands: by WCAG 2.2 AA (axe), its width, and its charts. Keeps a picture of it.</summary>
    protected async Task<IReadOnlyList<string>> TroublesAsync(string name)
    {
        using var reader = new StreamReader(typeof(ConsoleBrowserFixture).Assembly.GetManifestResourceStream("axe.js")!);
        await Page.EvaluateAsync(await reader.ReadToEndAsync());
        var found = await Page.EvaluateAsync<JsonElement>(
            """
            async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations
              .map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))
              .concat(document.documentElement.scrollWidth > innerWidth ? ['wider than the screen'] : [])
              .concat([...document.querySelectorAll('[data-chart]')].some(e => !e.querySelector('svg')) ? ['a chart is not drawn'] : [])
            """);
        var shot = Path.Combine(TestContext.CurrentContext.WorkDirectory, "screens", $"console-{name}.png");
        await Page.ScreenshotAsync(new() { Path = shot, FullPage = true });
        return [.. found.EnumerateArray().Select(v => $"{name}: {v.GetString()}")];
    }
}
