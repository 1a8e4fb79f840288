using System.Threading.RateLimiting;
using Crowd.Web.Hosting;
using Crowd.Web.Layout;
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
        routes.MapPost("/sign-in", SignInAsync).AllowAnonymous().RequireRateLimiting(Limit).GuardForm();
        routes.MapPost("/sign-out", (Delegate)SignOutAsync).GuardForm();
    }

    public static RateLimitPartition<string> Partition(HttpContext http) =>
        RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = 10, Window = TimeSpan.FromMinutes(1) });

    private static async Task<IResult> SignInAsync(
        [FromForm] string? name, [FromForm] string? password, [FromForm] string? to, UserStore users, HttpContext http, CancellationToken cancellationToken)
    {
        // Never to another site, whatever the link said.
        var next = Given.LocalAddress(to, "/campaigns");
        if (await users.VerifyAsync(name ?? "", password ?? "", cancellationToken) is not { } user)
            return Results.LocalRedirect("/sign-in?failed=1&to=" + Uri.EscapeDataString(next));
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, user);
        return Results.LocalRedirect(next);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http)
    {
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.LocalRedirect("/sign-in");
    }
}
