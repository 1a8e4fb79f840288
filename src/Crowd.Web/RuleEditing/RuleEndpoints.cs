using Crowd.Engine.Campaigns;
using Crowd.Engine.Reviewing;
using Crowd.Web.Hosting;
using Crowd.Web.Layout;
using Crowd.Web.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Crowd.Web.RuleEditing;

/// <summary>What the rule editor asks for: checks as one types, words that fit, trials, and publishing.</summary>
internal static class RuleEndpoints
{
    private const int LongestReason = 500;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/campaigns/{id:long}/rules/check", CheckAsync).RequireAuthorization(Roles.MayReview).GuardForm();
        routes.MapPost("/campaigns/{id:long}/rules/complete", Complete).RequireAuthorization(Roles.MayReview).GuardForm();
        routes.MapPost("/campaigns/{id:long}/rules/try", TryAsync).RequireAuthorization(Roles.MayReview).GuardForm();
        routes.MapPost("/campaigns/{id:long}/rules", PublishAsync).RequireAuthorization(Roles.MayReview).GuardForm();
    }

    private static async Task<IResult> CheckAsync(
        long id, [FromForm] string? text, [FromForm] int? madeFrom, RuleVersionQuery versions, CancellationToken cancellationToken)
    {
        var from = madeFrom is > 0 ? await versions.FindAsync(id, madeFrom, cancellationToken) : null;
        return new RazorComponentResult<RuleCheckPart>(new { Draft = RuleDraft.Of(Lines(text), from) });
    }

    private static IResult Complete([FromForm] string? text, [FromForm] int caret, [FromForm] bool? asked) =>
        Results.Json(RuleCompletion.At(Lines(text), caret, asked ?? false));

    private static async Task<IResult> TryAsync(
        long id, [FromForm] string? text, [FromForm] int? limit, [FromForm] string? judge, [FromForm] bool? confirm,
        RuleTrial trial, CampaignProgressQuery campaigns, HttpContext http, CancellationToken cancellationToken)
    {
        if (await campaigns.FindAsync(id, cancellationToken) is null)
            return Results.NotFound();
        if (CheckedRules.Of(Lines(text), "rules") is { Errors: [var first, ..] })
            return Note($"Nothing can be tried yet: line {first.Line}, column {first.Column}: {first.Message}");
        var options = new RuleTrialOptions { Limit = Math.Clamp(limit ?? 70, 1, 99) / 100.0, ByConsensus = judge == "consensus", ConfirmProposals = confirm ?? false };
        return await trial.RunAsync(id, Lines(text), options, cancellationToken) is { } report
            ? new RazorComponentResult<RuleTrialPart>(new { Report = report })
            : Note($"This campaign has seen more than {Show.Count(RuleTrial.LongestJournal)} facts: more than a page can wait for.");
    }

    private static async Task<IResult> PublishAsync(
        long id, [FromForm] string? text, [FromForm] string? reason, [FromForm] int? madeFrom,
        RulePublisher publisher, CampaignProgressQuery campaigns, HttpContext http, CancellationToken cancellationToken)
    {
        if (await campaigns.FindAsync(id, cancellationToken) is not { } campaign)
            return Results.NotFound();
        if (Given.Text(reason) is not { Length: <= LongestReason } why)
            return Refusal.Of(http, StatusCodes.Status400BadRequest, $"Say why the rules change, in at most {LongestReason} characters: it is kept with the version.");
        return await publisher.PublishAsync(id, Lines(text), http.User.Identity!.Name!, why, madeFrom, cancellationToken) switch
        {
            RulePublication.Published => Results.LocalRedirect($"/campaigns/{id}/rules"),
            RulePublication.Wrong { Errors: [var first, ..] errors } => Refusal.Of(http, StatusCodes.Status400BadRequest,
                $"These rules have {errors.Count} errors; the first: line {first.Line}, column {first.Column}: {first.Message} Go back to mend it."),
            RulePublication.Overtaken overtaken => Refusal.Of(http, StatusCodes.Status409Conflict,
                $"Somebody published version {overtaken.Version} while you wrote. Go back, keep a copy of your text, and reload the page to see theirs."),
            RulePublication.Same same => Refusal.Of(http, StatusCodes.Status409Conflict, $"This is what version {same.Version} says already: there is nothing to publish."),
            _ => Refusal.Of(http, StatusCodes.Status409Conflict, $"The campaign is {campaign.State}: nobody is judged any more."),
        };
    }

    // Forms end their lines with both; the editor, the checker and the stored text count one character a line end.
    private static string Lines(string? text) => (text ?? "").ReplaceLineEndings("\n").Replace("\0", "\uFFFD", StringComparison.Ordinal);

    private static RazorComponentResult<TrialNote> Note(string text) => new(new { Text = text });
}
