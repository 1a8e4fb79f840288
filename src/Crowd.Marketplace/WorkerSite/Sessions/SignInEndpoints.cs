using Crowd.Marketplace.WorkerSite.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Crowd.Marketplace.WorkerSite.Sessions;

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/worker/sign-in", (HttpContext http, MarketplaceOptions options, string? then) => Form(http, options, then, null));
        app.MapPost("/worker/sign-in", SignInAsync).DisableAntiforgery();
        app.MapPost("/worker/sign-out", (HttpContext http) =>
        {
            SessionCookie.Clear(http);
            return Results.Redirect("/worker/sign-in");
        });
    }

    private static async Task<IResult> SignInAsync(
        HttpContext http, MarketplaceOptions options, SandboxSignIn sandbox, SessionCookie cookie,
        [FromForm] string? workerId, [FromForm] string? name, [FromForm] string? then, CancellationToken cancellationToken)
    {
        if (SignedIn.IsForeign(http.Request) || !options.Sandbox)
        {
            return Reply.Refuse(http, StatusCodes.Status403Forbidden, "not_here", "Sign in on the worker site's own page.");
        }

        if (await sandbox.SignInAsync((workerId ?? "").Trim(), name, cancellationToken) is not { } worker)
        {
            const string shape = "A worker id is an A and 1 to 63 capital letters or digits, and its account must be open.";
            return Reply.WantsJson(http.Request) ? Reply.Refuse(http, StatusCodes.Status400BadRequest, "no_worker", shape) : Form(http, options, then, shape);
        }

        cookie.Issue(http, worker);
        return Reply.WantsJson(http.Request) ? TypedResults.NoContent() : Results.Redirect(Local(then));
    }

    private static IResult Form(HttpContext http, MarketplaceOptions options, string? then, string? fault) =>
        Page.Show<SignInPage>(http, null, new() { ["Then"] = Local(then), ["Fault"] = fault, ["Sandbox"] = options.Sandbox });

    // Only ever back into the worker site.
    private static string Local(string? then) =>
        then is not null && then.StartsWith("/worker", StringComparison.Ordinal) && !then.Contains('\\') && Uri.IsWellFormedUriString(then, UriKind.Relative) ? then : "/worker";
}
