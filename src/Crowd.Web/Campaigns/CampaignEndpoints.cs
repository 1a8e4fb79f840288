using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Crowd.Engine.Campaigns;
using Crowd.Engine.Enforcing;
using Crowd.Web.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Crowd.Web.Campaigns;

/// <summary>The live part of a campaign's page, and what may be done to its actions.</summary>
internal static class CampaignEndpoints
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/campaigns/{id:long}/live", LiveAsync);
        routes.MapGet("/campaigns/{id:long}/events", (long id, CampaignProgressQuery campaigns, TimeProvider clock, CancellationToken cancellationToken) =>
            TypedResults.ServerSentEvents(ChangesAsync(id, campaigns, clock, cancellationToken)));
        routes.MapPost("/campaigns/{id:long}/actions/{actionId:long}/{decision}", DecideAsync).RequireAuthorization(Roles.MayReview);
    }

    private static async Task<IResult> LiveAsync(long id, CampaignProgressQuery campaigns, CampaignDetailQuery details, CancellationToken cancellationToken)
    {
        if (await campaigns.FindAsync(id, cancellationToken) is not { } progress)
            return TypedResults.NotFound();
        var detail = await details.ReadAsync(id, cancellationToken);
        return new RazorComponentResult<CampaignLive>(new { Progress = progress, Detail = detail });
    }

    // One event whenever the campaign's figures are not what they were; ends by itself with the campaign.
    private static async IAsyncEnumerable<SseItem<string>> ChangesAsync(
        long id, CampaignProgressQuery campaigns, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CampaignProgress? last = null;
        using var timer = new PeriodicTimer(LookInterval, clock);
        do
        {
            var now = await campaigns.FindAsync(id, cancellationToken);
            if (last is not null && now != last)
                yield return new SseItem<string>("progress", "changed");
            last = now;
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private static async Task<IResult> DecideAsync(
        long id, long actionId, string decision, ActionDecisions decisions, ClaimsPrincipal user, HttpContext http, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var name = user.Identity!.Name!;
        var done = decision switch
        {
            "confirm" => await decisions.ConfirmAsync(actionId, name, cancellationToken),
            "dismiss" => await decisions.DismissAsync(actionId, name, form["reason"], cancellationToken),
            "revert" => await decisions.RevertAsync(actionId, name, form["reason"], cancellationToken),
            _ => false,
        };
        return done
            ? Results.LocalRedirect($"/campaigns/{id}/actions")
            : Results.Problem($"Action {actionId} can't be {decision}ed now: somebody else may have decided. Reload the page.", statusCode: StatusCodes.Status409Conflict);
    }
}
