using Crowd.Marketplace.OperatorSite.Pages;
using Crowd.Marketplace.OperatorSite.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Crowd.Marketplace.OperatorSite.Appeals;

/// <summary>Appeals: a list, and the answer.</summary>
internal static class AppealEndpoints
{
    private const int LongestAnswer = 2000;

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/operator/appeals", ListAsync);
        site.MapPost("/operator/appeals/{take:long}", AnswerAsync).DisableAntiforgery();
    }

    private static async Task<IResult> ListAsync(HttpContext http, AppealShelf shelf, bool? answered, string? said, CancellationToken cancellationToken) =>
        OperatorPage.Show<AppealsPage>(http, new()
        {
            ["Answered"] = answered ?? false, ["Appeals"] = await shelf.ListAsync(answered ?? false, cancellationToken), ["Said"] = said,
        });

    private static async Task<IResult> AnswerAsync(
        HttpContext http, AppealShelf shelf, OperatorLog log, long take, [FromForm] string? decision, [FromForm] string? answer, CancellationToken cancellationToken)
    {
        var grant = decision == "grant";
        var words = (answer ?? "").Trim();
        if (!grant && decision != "decline" || words.Length > LongestAnswer || !grant && words.Length == 0)
            return OperatorPage.Bad(http, $"Grant the appeal or decline it; whom you decline you owe a reason of 1 to {LongestAnswer} characters.");
        await log.NoteAsync(http, grant ? "grant appeal" : "decline appeal", $"take {take}");
        return await shelf.AnswerAsync(take, grant, words, OperatorGate.Session(http).Name, cancellationToken) switch
        {
            "answered" => Results.Redirect("/operator/appeals?said=answered"),
            "decided" => Conflict(http, "This appeal was answered before; the first answer stands."),
            "no_funds" => Conflict(http, "The requester's account has not the money for it."),
            "too_late" => Conflict(http, "A rejection can be taken back within 30 days of the submission; that time is over."),
            "null_status" => Conflict(http, "The HIT is gone: its requester has deleted it."),
            _ => OperatorPage.Missing(http, "appeal"),
        };
    }

    private static IResult Conflict(HttpContext http, string text) => OperatorPage.Refuse(http, StatusCodes.Status409Conflict, text);
}
