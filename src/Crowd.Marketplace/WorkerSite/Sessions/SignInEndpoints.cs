using Crowd.Marketplace.Taking;
using Crowd.Marketplace.WorkerSite.Pages;
using Crowd.Marketplace.WorkerSite.People;
using Microsoft.AspNetCore.Mvc;

namespace Crowd.Marketplace.WorkerSite.Sessions;

/// <summary>Signing in and out: by worker id in a sandbox, by e-mail and password elsewhere.</summary>
internal static class SignInEndpoints
{
    private const string Shape = "A worker id is an A and 1 to 63 capital letters or digits, and its account must be open.";
    private const string Wrong = "That e-mail address and password do not fit. After ten wrong passwords an account rests for 15 minutes.";

    public static void Map(WebApplication app, MarketplaceOptions options)
    {
        app.MapGet("/worker/sign-in", (HttpContext http, string? then) => Form(http, options, then, null));
        if (options.Sandbox)
        {
            app.MapPost("/worker/sign-in", SandboxAsync).DisableAntiforgery();
        }
        else
        {
            app.MapPost("/worker/sign-in", PasswordAsync).DisableAntiforgery();
        }
    }

    /// <summary>For those who are signed in.</summary>
    public static void MapSignedIn(IEndpointRouteBuilder site) => site.MapPost("/worker/sign-out", SignOutAsync);

    private static async Task<IResult> SandboxAsync(
        HttpContext http, MarketplaceOptions options, SandboxSignIn sandbox, SessionCookie cookie,
        [FromForm] string? workerId, [FromForm] string? name, [FromForm] string? then, CancellationToken cancellationToken) =>
        SignedIn.IsForeign(http.Request) ? Foreign(http)
        : await sandbox.SignInAsync((workerId ?? "").Trim(), name, cancellationToken) is { } worker ? Welcome(http, cookie, worker, 0, then)
        : Refused(http, options, then, Shape);

    private static async Task<IResult> PasswordAsync(
        HttpContext http, MarketplaceOptions options, Logins logins, SessionCookie cookie,
        [FromForm] string? email, [FromForm] string? password, [FromForm] string? then, CancellationToken cancellationToken)
    {
        if (SignedIn.IsForeign(http.Request))
        {
            return Foreign(http);
        }

        return await logins.SignInAsync(email ?? "", password ?? "", cancellationToken) is { } worker
            && await logins.StampAsync(worker, cancellationToken) is { } stamp
            ? Welcome(http, cookie, worker, stamp, then)
            : Refused(http, options, then, Wrong);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, Logins logins, CancellationToken cancellationToken)
    {
        if (http.Request.Query.ContainsKey("everywhere"))
        {
            await logins.EndSessionsAsync(SignedIn.Worker(http), cancellationToken);
        }

        SessionCookie.Clear(http);
        return Results.Redirect("/worker/sign-in");
    }

    private static IResult Welcome(HttpContext http, SessionCookie cookie, WorkerId worker, int stamp, string? then)
    {
        cookie.Issue(http, worker, stamp);
        return Reply.WantsJson(http.Request) ? TypedResults.NoContent() : Results.Redirect(Local(then));
    }

    private static IResult Refused(HttpContext http, MarketplaceOptions options, string? then, string reason) =>
        Reply.WantsJson(http.Request) ? Reply.Refuse(http, StatusCodes.Status400BadRequest, "no_worker", reason) : Form(http, options, then, reason);

    private static IResult Foreign(HttpContext http) =>
        Reply.Refuse(http, StatusCodes.Status403Forbidden, "foreign_page", "Sign in on the worker site's own page.");

    private static IResult Form(HttpContext http, MarketplaceOptions options, string? then, string? fault) =>
        Page.Show<SignInPage>(http, null, new() { ["Then"] = Local(then), ["Fault"] = fault, ["Sandbox"] = options.Sandbox });

    // Only ever back into the worker site.
    private static string Local(string? then) =>
        then is not null && then.StartsWith("/worker", StringComparison.Ordinal) && !then.Contains('\\') && Uri.IsWellFormedUriString(then, UriKind.Relative) ? then : "/worker";
}
