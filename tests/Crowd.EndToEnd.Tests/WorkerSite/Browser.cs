using Microsoft.Playwright;

namespace Crowd.EndToEnd.Tests.WorkerSite;

/// <summary>The one Chromium of all browser tests; started when first needed. Tests are ignored, with the reason, where there is none.</summary>
[SetUpFixture]
internal sealed class Browser
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static IPlaywright? _playwright;
    private static IBrowser? _browser;

    public static async Task<IBrowser> GetAsync()
    {
        if (_browser is null)
        {
            var path = Environment.GetEnvironmentVariable("CROWD_CHROMIUM") ?? Places.FirstOrDefault(File.Exists);
            if (path is null)
            {
                Assert.Ignore("There is no Chromium here: install it (apt-get install chromium) or name it in CROWD_CHROMIUM.");
            }

            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = path,
                Timeout = 120_000,
                Args =
                [
                    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                ],
            });
        }

        return _browser;
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
