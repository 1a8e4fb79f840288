using Crowd.Engine.Campaigns;
using Crowd.Web.Campaigns;
using Crowd.Web.Items;
using Crowd.Web.Jobs;
using Crowd.Web.SignIn;
using Crowd.Web.Workers;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;

namespace Crowd.Web.Hosting;

/// <summary>Puts the console into a host.</summary>
public static class ConsoleServices
{
    /// <summary>Adds what the console needs; the engine's services must be there too.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="keyFolder">Where the keys that protect sign-in cookies are kept: one folder for all servers that share a database.</param>
    public static IServiceCollection AddCrowdConsole(this IServiceCollection services, string keyFolder)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddSingleton<UserStore>();
        services.AddSingleton<CampaignProgressQuery>();
        services.AddSingleton<CampaignDetailQuery>();
        services.AddSingleton<ItemQueries>();
        services.AddSingleton<WorkerQueries>();
        services.AddSingleton<JobQueries>();
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(keyFolder)).SetApplicationName("crowd");
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(o =>
        {
            (o.LoginPath, o.ReturnUrlParameter, o.AccessDeniedPath) = ("/sign-in", "to", "/not-allowed");
            (o.Cookie.Name, o.Cookie.SameSite, o.Cookie.HttpOnly) = ("crowd-console", Microsoft.AspNetCore.Http.SameSiteMode.Lax, true);
            (o.ExpireTimeSpan, o.SlidingExpiration) = (TimeSpan.FromHours(12), true);
        });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Roles.MayManage, p => p.RequireRole(Roles.Manager, Roles.Admin))
            .AddPolicy(Roles.MayReview, p => p.RequireRole(Roles.Reviewer, Roles.Manager, Roles.Admin))
            .AddPolicy(Roles.MayOperate, p => p.RequireRole(Roles.Operator, Roles.Admin));
        services.AddRateLimiter(o => o.AddPolicy(SignInEndpoints.Limit, SignInEndpoints.Partition));
        return services;
    }
}
