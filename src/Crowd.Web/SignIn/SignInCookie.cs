using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Crowd.Web.SignIn;

/// <summary>The cookie that keeps people signed in: for 12 hours of quiet, and no longer than their password, role and account stay as they are.</summary>
internal static class SignInCookie
{
    public static void Configure(CookieAuthenticationOptions o)
    {
        (o.LoginPath, o.ReturnUrlParameter) = ("/sign-in", "to");
        (o.Cookie.Name, o.Cookie.SameSite, o.Cookie.HttpOnly) = ("crowd-console", SameSiteMode.Lax, true);
        (o.ExpireTimeSpan, o.SlidingExpiration) = (TimeSpan.FromHours(12), true);
        o.Events.OnValidatePrincipal = CheckAsync;
        o.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        var toSignIn = o.Events.OnRedirectToLogin;
        o.Events.OnRedirectToLogin = context => context.Request.Headers.ContainsKey("HX-Request") ? ReloadAsync(context) : toSignIn(context);
    }

    private static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var users = context.HttpContext.RequestServices.GetRequiredService<UserStore>();
        if (context.Principal is { } user && await users.IsCurrentAsync(user, context.HttpContext.RequestAborted))
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    // A live part must not be filled with the sign-in page: the whole page is loaded anew.
    private static Task ReloadAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers["HX-Refresh"] = "true";
        return Task.CompletedTask;
    }
}
