using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;

namespace Crowd.Web.SignIn;

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoints
{
    /// <summary>The rate limiter's policy for sign-in: ten tries a minute for one address.</summary>
    public const string Limit = "sign-in";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-in", SignInAsync).AllowAnonymous().RequireRateLimiting(Limit);
        routes.MapPost("/sign-out", SignOutAsync);
    }

    public static RateLimitPartition<string> Partition(HttpContext http) =>
        RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = 10, Window = TimeSpan.FromMinutes(1) });

    private static async Task<IResult> SignInAsync(
        [FromForm] string name, [FromForm] string password, [FromForm] string? to, UserStore users, HttpContext http, CancellationToken cancellationToken)
    {
        if (await users.VerifyAsync(name, password, cancellationToken).ConfigureAwait(false) is not { } user)
            return Results.LocalRedirect("/sign-in?failed=1&to=" + Uri.EscapeDataString(Local(to)));
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, user).ConfigureAwait(false);
        return Results.LocalRedirect(Local(to));
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery antiforgery)
    {
        await antiforgery.ValidateRequestAsync(http).ConfigureAwait(false);
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme).ConfigureAwait(false);
        return Results.LocalRedirect("/sign-in");
    }

    // Never to another site, whatever the link said.
    private static string Local(string? to) =>
        to is ['/', ..] and not ['/', '/' or '\\', ..] ? to : "/campaigns";
}
