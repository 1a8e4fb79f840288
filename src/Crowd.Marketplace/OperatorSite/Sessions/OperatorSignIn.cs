using Crowd.Marketplace.OperatorSite.Pages;
using Crowd.Marketplace.WorkerSite.People;
using Crowd.Marketplace.WorkerSite.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Crowd.Marketplace.OperatorSite.Sessions;

/// <summary>Signing in and out of the operator's pages, and following the link that makes an operator. Not in a sandbox.</summary>
internal static class OperatorSignIn
{
    private const string Wrong = "That name and password do not fit. After ten wrong passwords an account rests for 15 minutes.";
    private const string NoLink = "This link is used up or has expired. 'crowd marketplace --operator-link' makes a new one.";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/operator/sign-in", async (HttpContext http, Operators operators, string? then) => await FormAsync(http, operators, then, null));
        app.MapPost("/operator/sign-in", SignInAsync).DisableAntiforgery();
        app.MapGet("/operator/join/{token}", ShowJoinAsync);
        app.MapPost("/operator/join/{token}", JoinAsync).DisableAntiforgery();
    }

    public static void MapSignedIn(IEndpointRouteBuilder site) => site.MapPost("/operator/sign-out", (HttpContext http) =>
    {
        OperatorCookie.Clear(http);
        return Results.Redirect("/operator/sign-in");
    });

    private static async Task<IResult> SignInAsync(
        HttpContext http, Operators operators, OperatorCookie cookie, [FromForm] string? name, [FromForm] string? password, [FromForm] string? then, CancellationToken cancellationToken)
    {
        if (SignedIn.IsForeign(http.Request))
            return Foreign(http);
        var who = (name ?? "").Trim().ToLowerInvariant();
        if (!await operators.SignInAsync(who, password ?? "", cancellationToken) || await operators.StampAsync(who, cancellationToken) is not { } stamp)
            return await FormAsync(http, operators, then, Wrong);
        cookie.Issue(http, who, stamp);
        return Results.Redirect(Local(then));
    }

    private static async Task<IResult> ShowJoinAsync(HttpContext http, Operators operators, string token, CancellationToken cancellationToken) =>
        await operators.IsLinkGoodAsync(token, cancellationToken)
            ? OperatorPage.Show<OperatorJoinPage>(http, null, new() { ["Token"] = token })
            : OperatorPage.Refuse(http, StatusCodes.Status404NotFound, NoLink);

    private static async Task<IResult> JoinAsync(
        HttpContext http, Operators operators, OperatorCookie cookie, string token, [FromForm] string? name, [FromForm] string? password, CancellationToken cancellationToken)
    {
        if (SignedIn.IsForeign(http.Request))
            return Foreign(http);
        var who = (name ?? "").Trim().ToLowerInvariant();
        var fault = !Operators.IsName(who) ? "A name has 1 to 40 small letters, digits, hyphens or underscores."
            : (password ?? "").Length is < Passwords.Shortest or > 200 ? $"A password has {Passwords.Shortest} to 200 characters."
            : null;
        if (fault is not null)
            return OperatorPage.Show<OperatorJoinPage>(http, null, new() { ["Token"] = token, ["Fault"] = fault, ["Name"] = who });
        if (!await operators.JoinAsync(token, who, password!, cancellationToken))
            return OperatorPage.Refuse(http, StatusCodes.Status404NotFound, NoLink);
        cookie.Issue(http, who, await operators.StampAsync(who, cancellationToken) ?? 0);
        return Results.Redirect("/operator");
    }

    private static async Task<IResult> FormAsync(HttpContext http, Operators operators, string? then, string? fault) => OperatorPage.Show<OperatorSignInPage>(
        http, null, new() { ["Then"] = Local(then), ["Fault"] = fault, ["Nobody"] = !await operators.AnyAsync(http.RequestAborted) });

    private static IResult Foreign(HttpContext http) => OperatorPage.Refuse(http, StatusCodes.Status403Forbidden, "Sign in on the operator's own page.");

    // Only ever back into the operator's pages.
    private static string Local(string? then) =>
        then is not null && then.StartsWith("/operator", StringComparison.Ordinal) && !then.Contains('\\') && Uri.IsWellFormedUriString(then, UriKind.Relative) ? then : "/operator";
}
