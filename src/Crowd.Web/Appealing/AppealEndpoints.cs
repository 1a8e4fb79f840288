using Crowd.Engine.Reviewing;
using Crowd.Web.Decisions;
using Crowd.Web.Hosting;
using Crowd.Web.Layout;
using Crowd.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Crowd.Web.Appealing;

/// <summary>Opening appeals and deciding them.</summary>
internal static class AppealEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/campaigns/{id:long}/actions/{actionId:long}/appeal", OpenAsync).RequireAuthorization(Roles.MayReview).GuardForm();
        routes.MapPost("/appeals/{appealId:long}/grant", (long appealId, [FromForm] string? reason, Appeals appeals, HttpContext http, CancellationToken cancellationToken) =>
            DecideAsync(appealId, reason, appeals.GrantAsync, http, cancellationToken)).RequireAuthorization(Roles.MayReview).GuardForm();
        routes.MapPost("/appeals/{appealId:long}/uphold", (long appealId, [FromForm] string? reason, Appeals appeals, HttpContext http, CancellationToken cancellationToken) =>
            DecideAsync(appealId, reason, appeals.UpholdAsync, http, cancellationToken)).RequireAuthorization(Roles.MayReview).GuardForm();
    }

    private static async Task<IResult> OpenAsync(
        long id, long actionId, [FromForm] string? body, Appeals appeals, HttpContext http, CancellationToken cancellationToken)
    {
        if (Given.Text(body) is not { Length: <= Appeals.LongestBody } said)
            return Refusal.Of(http, StatusCodes.Status400BadRequest, $"Say what the worker says, in at most {Appeals.LongestBody} characters.");
        return await appeals.OpenAsync(id, actionId, said, http.User.Identity!.Name!, cancellationToken) is { } appeal
            ? Results.LocalRedirect($"/appeals/{appeal}")
            : Refusal.Of(http, StatusCodes.Status409Conflict, "Nothing of this is in force, or an appeal against it is open already.");
    }

    private static async Task<IResult> DecideAsync(
        long appealId, string? reason, Func<long, string, string, CancellationToken, Task<bool>> decide, HttpContext http, CancellationToken cancellationToken)
    {
        if (DecisionEndpoints.WhyOf(reason) is not { } why)
            return DecisionEndpoints.NoReason(http);
        return await decide(appealId, http.User.Identity!.Name!, why, cancellationToken)
            ? Results.LocalRedirect($"/appeals/{appealId}")
            : Refusal.Of(http, StatusCodes.Status409Conflict, "Somebody else decided this appeal before you, or what it is against is still being carried out. Go back and reload the page.");
    }
}
