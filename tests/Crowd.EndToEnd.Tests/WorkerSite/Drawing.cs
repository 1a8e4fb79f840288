using Microsoft.Playwright;

namespace Crowd.EndToEnd.Tests.WorkerSite;

/// <summary>The mouse on a picture, in the picture's own pixels.</summary>
internal static class Drawing
{
    private const int PictureWidth = 400;

    public static Task StartedAsync(IFrame frame) => frame.Locator("[data-started]").First.WaitForAsync();

    public static async Task DragAsync(IPage page, IFrame frame, int x0, int y0, int x1, int y1)
    {
        var (left, top, scale) = await StageAsync(frame);
        await page.Mouse.MoveAsync(left + x0 * scale, top + y0 * scale);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(left + (x0 + x1) / 2f * scale, top + (y0 + y1) / 2f * scale);
        await page.Mouse.MoveAsync(left + x1 * scale, top + y1 * scale);
        await page.Mouse.UpAsync();
    }

    public static async Task ClickAsync(IPage page, IFrame frame, int x, int y)
    {
        var (left, top, scale) = await StageAsync(frame);
        await page.Mouse.ClickAsync(left + x * scale, top + y * scale, new() { Delay = 30 });
    }

    private static async Task<(float Left, float Top, float Scale)> StageAsync(IFrame frame)
    {
        var box = (await frame.Locator(".crowd-stage img").First.BoundingBoxAsync())!;
        return (box.X, box.Y, box.Width / PictureWidth);
    }
}
