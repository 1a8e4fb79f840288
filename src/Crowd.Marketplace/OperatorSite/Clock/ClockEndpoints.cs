using System.Globalization;
using Crowd.Marketplace.Hosting;
using Crowd.Marketplace.OperatorSite.Pages;
using Crowd.Marketplace.OperatorSite.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Crowd.Marketplace.OperatorSite.Clock;

/// <summary>A sandbox's clock: see it, move it forward.</summary>
internal static class ClockEndpoints
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/operator/clock", (HttpContext http, MarketplaceClock clock, string? said) => OperatorPage.Show<ClockPage>(
            http, new() { ["Now"] = clock.GetUtcNow(), ["Ahead"] = clock.Offset, ["Said"] = said }));
        site.MapPost("/operator/clock", AdvanceAsync).DisableAntiforgery();
    }

    private static async Task<IResult> AdvanceAsync(
        HttpContext http, ClockStore store, Sweeper sweeper, OperatorLog log, [FromForm] string? minutes, CancellationToken cancellationToken)
    {
        if (!double.TryParse(minutes, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var by) || !(by is > 0 and <= ClockPage.MostMinutes))
            return OperatorPage.Bad(http, $"The clock can be moved forward by more than 0 and at most {ClockPage.MostMinutes} minutes.");
        await log.NoteAsync(http, "advance clock", $"{minutes} minutes");
        await store.AdvanceAsync(TimeSpan.FromMinutes(by), cancellationToken);
        await sweeper.SweepAsync(cancellationToken);
        return Results.Redirect("/operator/clock?said=advanced");
    }
}
