using Crowd.Marketplace.Hosting;
using Crowd.Marketplace.Notifications;

namespace Crowd.Marketplace.Sandbox;

/// <summary>GET /sandbox/clock; POST /sandbox/clock/advance {"seconds": 60}: moves the clock and does all that became due.</summary>
internal sealed class SandboxClock(MarketplaceClock clock, ClockStore store, Sweeper sweeper, Postman postman)
{
    private const double MostSeconds = 366 * 86_400.0;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/clock", () => Reading());
        routes.MapPost("/clock/advance", AdvanceAsync);
        routes.MapPost("/notifications/deliver", async (NoArguments _, CancellationToken token) => new { tried = await postman.DeliverAsync(token) });
    }

    private ClockReading Reading() => new(clock.GetUtcNow(), clock.Offset.TotalSeconds);

    private async Task<IResult> AdvanceAsync(ClockAdvance advance, CancellationToken cancellationToken)
    {
        if (!(advance.Seconds is >= 0 and <= MostSeconds))
            return SandboxRoutes.Problem($"'seconds' is {advance.Seconds}; the clock can be moved forward by 0 to {MostSeconds} seconds.");
        await store.AdvanceAsync(TimeSpan.FromSeconds(advance.Seconds), cancellationToken);
        await sweeper.SweepAsync(cancellationToken);
        return Results.Json(Reading());
    }
}
