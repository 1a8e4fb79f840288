using Crowd.Engine.Campaigns;
using Crowd.Web.Auditing;
using Crowd.Web.Campaigns;
using Crowd.Web.GoldQuestions;
using Crowd.Web.Items;
using Crowd.Web.Jobs;
using Crowd.Web.RuleEditing;
using Crowd.Web.SignIn;
using Crowd.Web.Systems;
using Crowd.Web.Users;
using Crowd.Web.Workers;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;

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
        services.TryAddSingleton<CampaignProgressQuery>();
        services.AddSingleton<UserStore>();
        services.AddSingleton<UserAdmin>();
        services.AddSingleton<CampaignDetailQuery>();
        services.AddSingleton<CampaignWatch>();
        services.AddSingleton<RuleVersionQuery>();
        services.AddSingleton<GoldClasses>();
        services.AddSingleton<ItemQueries>();
        services.AddSingleton<WorkerQueries>();
        services.AddSingleton<JobQueries>();
        services.AddSingleton<AuditQueries>();
        services.AddSingleton<SystemQueries>();
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(keyFolder)).SetApplicationName("crowd");
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(SignInCookie.Configure);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Roles.MayManage, p => p.RequireRole(Roles.Manager, Roles.Admin))
            .AddPolicy(Roles.MayReview, p => p.RequireRole(Roles.Reviewer, Roles.Manager, Roles.Admin))
            .AddPolicy(Roles.MayOperate, p => p.RequireRole(Roles.Operator, Roles.Admin))
            .AddPolicy(Roles.MayAdminister, p => p.RequireRole(Roles.Admin));
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.AddPolicy(SignInEndpoints.Limit, SignInEndpoints.Partition);
        });
        return services;
    }
}
