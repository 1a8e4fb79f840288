using Crowd.Web.Assets;

using Crowd.Web.Campaigns;
using Crowd.Web.Jobs;
using Crowd.Web.Layout;
using Crowd.Web.SignIn;

namespace Crowd.Web.Hosting;

/// <summary>Maps the console's pages into an application.</summary>
public static class ConsoleRoutes
{
    // No inline script, nothing from elsewhere; inline style attributes are what the chart library needs.
    private const string ContentPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

    /// <summary>Adds the middleware and the pages.</summary>
    public static WebApplication MapCrowdConsole(this WebApplication app)
    {
        app.Use((http, next) => AddHeadersAsync(http, next));
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        AssetStore.Map(app);
        SignInEndpoints.Map(app);
        CampaignEndpoints.Map(app);
        JobEndpoints.Map(app);
        app.MapGet("/", () => Results.LocalRedirect("/campaigns"));
        app.MapGet("/healthz", () => Results.Text("ok")).AllowAnonymous();
        app.MapRazorComponents<App>();
        return app;
    }

    private static Task AddHeadersAsync(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return next(http);
    }
}
