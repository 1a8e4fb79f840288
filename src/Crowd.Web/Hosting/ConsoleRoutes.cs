using Crowd.Web.Appealing;
using Crowd.Web.Assets;
using Crowd.Web.Auditing;
using Crowd.Web.Campaigns;
using Crowd.Web.Decisions;
using Crowd.Web.GoldQuestions;
using Crowd.Web.Jobs;
using Crowd.Web.Layout;
using Crowd.Web.RuleEditing;
using Crowd.Web.SignIn;
using Crowd.Web.Systems;
using Crowd.Web.Users;

namespace Crowd.Web.Hosting;

/// <summary>Maps the console's pages into an application.</summary>
public static class ConsoleRoutes
{
    // No inline script, nothing from elsewhere; inline style attributes are what the chart library needs.
    private const string ContentPolicy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

    /// <summary>Adds the middleware and the pages.</summary>
    public static WebApplication MapCrowdConsole(this WebApplication app)
    {
        app.Use(AddHeadersAsync);
        app.UseStatusCodePages(Refusal.WriteAsync);
        // The page for it is the status page's; this one logs and clears what was half written.
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = _ => Task.CompletedTask });
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        AssetStore.Map(app);
        SignInEndpoints.Map(app);
        CampaignEndpoints.Map(app);
        RuleEndpoints.Map(app);
        DecisionEndpoints.Map(app);
        AppealEndpoints.Map(app);
        GoldEndpoints.Map(app);
        AuditEndpoints.Map(app);
        JobEndpoints.Map(app);
        SystemEndpoints.Map(app);
        UserEndpoints.Map(app);
        app.MapGet("/", () => Results.LocalRedirect("/campaigns"));
        app.MapGet("/healthz", () => Results.Text("ok")).AllowAnonymous();
        app.MapRazorComponents<App>();
        return app;
    }

    // At the last moment, so that error pages have them too.
    private static Task AddHeadersAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            if (headers.CacheControl.Count == 0)
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(http);
    }
}
