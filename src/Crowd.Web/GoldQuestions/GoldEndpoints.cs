using Crowd.Engine.Campaigns;
using Crowd.Engine.Reviewing;
using Crowd.Web.Decisions;
using Crowd.Web.Hosting;
using Crowd.Web.Layout;
using Crowd.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Crowd.Web.GoldQuestions;

/// <summary>Correcting gold labels, and taking back what rested on them.</summary>
internal static class GoldEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/campaigns/{id:long}/gold", CorrectAsync).RequireAuthorization(Roles.MayReview).GuardForm();
        routes.MapPost("/campaigns/{id:long}/gold/{correctionId:long}", TakeBackAsync).RequireAuthorization(Roles.MayReview).GuardForm();
    }

    private static async Task<IResult> CorrectAsync(
        long id, [FromForm] string? item, [FromForm] string? label, [FromForm] string? reason,
        GoldCorrections corrections, CampaignProgressQuery campaigns, HttpContext http, CancellationToken cancellationToken)
    {
        if (DecisionEndpoints.WhyOf(reason) is not { } why)
            return DecisionEndpoints.NoReason(http);
        if (await campaigns.FindAsync(id, cancellationToken) is null)
            return Results.NotFound();
        return await corrections.CorrectAsync(id, Given.Text(item) ?? "", label ?? "", http.User.Identity!.Name!, why, cancellationToken) switch
        {
            GoldCorrectionOutcome.Corrected done => Results.LocalRedirect($"/campaigns/{id}/gold/{done.CorrectionId}"),
            GoldCorrectionOutcome.Refused refused => Refusal.Of(http, StatusCodes.Status409Conflict, refused.Why),
            _ => throw new InvalidOperationException("A correction is made or refused."),
        };
    }

    private static async Task<IResult> TakeBackAsync(
        long id, long correctionId, [FromForm] bool? all, [FromForm] string? reason, ReopenedActions reopened, HttpContext http, CancellationToken cancellationToken)
    {
        if (DecisionEndpoints.WhyOf(reason) is not { } why)
            return DecisionEndpoints.NoReason(http);
        if (await reopened.FindAsync(id, correctionId, cancellationToken) is null)
            return Results.NotFound();
        return await reopened.TakeBackAsync(correctionId, all ?? false, http.User.Identity!.Name!, why, cancellationToken) is not null
            ? Results.LocalRedirect($"/campaigns/{id}/gold/{correctionId}")
            : Refusal.Of(http, StatusCodes.Status409Conflict, "Somebody else decided about these actions before you. Go back and reload the page.");
    }
}
