using Crowd.Engine.Reviewing;
using Crowd.Rules;
using Crowd.Web.Hosting;
using Crowd.Web.Layout;
using Crowd.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Crowd.Web.Decisions;

/// <summary>What people decide about actions, and what they ask for themselves.</summary>
internal static class DecisionEndpoints
{
    /// <summary>The longest reason.</summary>
    public const int LongestReason = 500;

    /// <summary>What a person can ask for, by the form's value.</summary>
    public static readonly IReadOnlyDictionary<string, (string Name, Func<string, RuleAction[]> Actions)> Asks = new Dictionary<string, (string, Func<string, RuleAction[]>)>
    {
        ["warn"] = ("Warn", _ => [new RuleAction.Warn(null)]),
        ["exclude"] = ("Exclude from this campaign", _ => [new RuleAction.Exclude(ActionScope.Campaign, null)]),
        ["exclude-discard"] = ("Exclude from this campaign, set all answers aside and collect anew where needed",
            _ => [new RuleAction.Exclude(ActionScope.Campaign, null), new RuleAction.Discard(AnswerRange.All, null, null, null), new RuleAction.Recollect(false)]),
        ["exclude-project"] = ("Exclude from the project", _ => [new RuleAction.Exclude(ActionScope.Project, null)]),
        ["exclude-account"] = ("Exclude from everything of ours", _ => [new RuleAction.Exclude(ActionScope.Account, null)]),
        ["block"] = ("Block on the marketplace (fraud)", why => [new RuleAction.Block(why)]),
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/campaigns/{id:long}/actions/{actionId:long}/{decision}", DecideAsync).RequireAuthorization(Roles.MayReview).GuardForm();
        routes.MapPost("/campaigns/{id:long}/workers/{workerId:long}/ask", AskAsync).RequireAuthorization(Roles.MayReview).GuardForm();
    }

    private static async Task<IResult> DecideAsync(
        long id, long actionId, string decision, [FromForm] string? reason, [FromForm] string? back,
        ActionDecisions decisions, HttpContext http, CancellationToken cancellationToken)
    {
        if (WhyOf(reason) is not { } why)
            return NoReason(http);
        var user = http.User.Identity!.Name!;
        var decided = decision switch
        {
            "confirm" => decisions.ConfirmAsync(actionId, true, user, why, cancellationToken),
            "dismiss" => decisions.DismissAsync(actionId, true, user, why, cancellationToken),
            "revert" => decisions.RevertAsync(actionId, true, user, why, cancellationToken),
            _ => null,
        };
        return decided is null ? Results.NotFound() : await decided switch
        {
            DecisionOutcome.Done => Results.LocalRedirect(Given.LocalAddress(back, $"/campaigns/{id}/actions/{actionId}")),
            DecisionOutcome.NeedsAnother another => Refusal.Of(http, StatusCodes.Status403Forbidden, another.Why),
            _ => Refusal.Of(http, StatusCodes.Status409Conflict, $"Somebody else may have decided about action {actionId} before you. Go back and reload the page."),
        };
    }

    private static async Task<IResult> AskAsync(
        long id, long workerId, [FromForm] string? what, [FromForm] string? reason, [FromForm] Guid? token,
        PersonalActions asks, HttpContext http, CancellationToken cancellationToken)
    {
        if (WhyOf(reason) is not { } why)
            return NoReason(http);
        if (!Asks.TryGetValue(what ?? "", out var asked))
            return Refusal.Of(http, StatusCodes.Status400BadRequest, $"What can be asked for is one of {string.Join(", ", Asks.Keys)}.");
        return await asks.AskAsync(id, workerId, asked.Actions(why), http.User.Identity!.Name!, why, token ?? Guid.NewGuid(), cancellationToken) is { } action
            ? Results.LocalRedirect($"/campaigns/{id}/actions/{action}")
            : Refusal.Of(http, StatusCodes.Status409Conflict, "This was asked for already, or the worker has not answered in this campaign.");
    }

    /// <summary>The reason that a form gives, or null where it gives none that can be kept.</summary>
    public static string? WhyOf(string? reason) => Given.Text(reason) is { Length: <= LongestReason } why ? why : null;

    /// <summary>Says that a reason is missing.</summary>
    public static IResult NoReason(HttpContext http) =>
        Refusal.Of(http, StatusCodes.Status400BadRequest, $"Say why, in at most {LongestReason} characters: it goes into the audit trail.");
}
