using Crowd.Engine.Campaigns;
using Crowd.Engine.Exporting;
using Crowd.Web.Hosting;
using Crowd.Web.Layout;
using Crowd.Web.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Crowd.Web.Campaigns;

/// <summary>The live part of a campaign's page, and what may be done to it.</summary>
internal static class CampaignEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/campaigns/{id:long}/live", LiveAsync);
        routes.MapGet("/campaigns/{id:long}/events", (long id, CampaignWatch watch, CancellationToken cancellationToken) =>
            TypedResults.ServerSentEvents(watch.ChangesAsync(id, cancellationToken)));
        routes.MapGet("/campaigns/{id:long}/labels.csv", LabelsAsync);
        routes.MapPost("/campaigns/{id:long}/control/{verb}", ControlAsync).RequireAuthorization(Roles.MayManage).GuardForm();
    }

    private static async Task<IResult> LiveAsync(long id, CampaignProgressQuery campaigns, CampaignDetailQuery details, CancellationToken cancellationToken)
    {
        if (await campaigns.FindAsync(id, cancellationToken) is not { } progress)
            return TypedResults.NotFound();
        var detail = await details.ReadAsync(id, cancellationToken);
        return new RazorComponentResult<CampaignLivePart>(new { Progress = progress, Detail = detail });
    }

    private static async Task<IResult> LabelsAsync(
        long id, LabelExporter labels, CampaignProgressQuery campaigns, HttpContext http, CancellationToken cancellationToken)
    {
        if (await campaigns.FindAsync(id, cancellationToken) is not { } campaign)
            return Results.NotFound();
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{campaign.Name}-labels.csv\"";
        await labels.WriteCsvAsync(id, http.Response.Body, cancellationToken);
        return Results.Empty;
    }

    private static async Task<IResult> ControlAsync(
        long id, string verb, [FromForm] string reason, CampaignControl control, CampaignProgressQuery campaigns, HttpContext http, CancellationToken cancellationToken)
    {
        if (await campaigns.FindAsync(id, cancellationToken) is not { } campaign)
            return Results.NotFound();
        if (Given.Text(reason) is not { Length: <= 500 } why)
            return Refusal.Of(http, StatusCodes.Status400BadRequest, "Say why, in at most 500 characters: it goes into the audit trail.");
        var actor = http.User.Identity!.Name!;
        var done = verb switch
        {
            "pause" => control.PauseAsync(id, actor, why, withdraw: false, cancellationToken),
            "resume" => control.ResumeAsync(id, actor, why, cancellationToken),
            "finish" => control.FinishAsync(id, actor, why, cancellationToken),
            "cancel" => control.CancelAsync(id, actor, why, cancellationToken),
            _ => null,
        };
        if (done is null)
            return Results.NotFound();
        return await done
            ? Results.LocalRedirect($"/campaigns/{id}")
            : Refusal.Of(http, StatusCodes.Status409Conflict, $"The campaign is {campaign.State} by now, so it was left as it is.");
    }
}
