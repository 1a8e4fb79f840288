using Crowd.Marketplace.Storage;
using Crowd.Marketplace.WorkerSite.Questions;
using Crowd.Marketplace.WorkerSite.Sandbox;
using Crowd.Marketplace.WorkerSite.Sessions;
using Crowd.Marketplace.WorkerSite.Taking;

namespace Crowd.Marketplace.WorkerSite;

/// <summary>The worker site: its services and its addresses.</summary>
internal static class WorkerSiteRoutes
{
    public static void AddServices(IServiceCollection services, MarketplaceOptions options)
    {
        services.AddRazorComponents();
        services.AddSingleton(options.WorkerSite);
        services.AddSingleton(s => new SiteKey(s.GetRequiredService<Database>()));
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<SubmitTicket>();
        services.AddSingleton<FramePolicy>();
        services.AddSingleton<SandboxSignIn>();
        services.AddHostedService<SiteKeyLoader>();
    }

    public static void Map(WebApplication app, MarketplaceOptions options)
    {
        Assets.Map(app);
        SignInEndpoints.Map(app);
        SubmitEndpoints.Map(app);
        var site = app.MapGroup("").AddEndpointFilter<RouteGroupBuilder, SignedIn>();
        TakingEndpoints.Map(site);
        FrameEndpoints.Map(site);
        NextEndpoint.Map(site);
        if (options.Sandbox)
        {
            SandboxEndpoints.Map(app);
        }
    }
}
