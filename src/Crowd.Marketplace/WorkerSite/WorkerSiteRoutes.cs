using Crowd.Marketplace.Storage;
using Crowd.Marketplace.WorkerSite.People;
using Crowd.Marketplace.WorkerSite.Qualifying;
using Crowd.Marketplace.WorkerSite.Questions;
using Crowd.Marketplace.WorkerSite.Records;
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
        services.AddSingleton<CurrentSession>();
        services.AddSingleton<Logins>();
        services.AddSingleton(s => new Invitations(s.GetRequiredService<Database>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<WorkRecord>();
        services.AddSingleton<QualificationShelf>();
        services.AddHostedService<SiteKeyLoader>();
    }

    public static void Map(WebApplication app, MarketplaceOptions options)
    {
        Assets.Map(app);
        SignInEndpoints.Map(app, options);
        if (!options.Sandbox)
        {
            JoinEndpoints.Map(app);
        }

        SubmitEndpoints.Map(app);
        QualifyingEndpoints.MapOpen(app);
        var site = app.MapGroup("").AddEndpointFilter<RouteGroupBuilder, SignedIn>();
        TakingEndpoints.Map(site);
        FrameEndpoints.Map(site);
        NextEndpoint.Map(site);
        SignInEndpoints.MapSignedIn(site);
        RecordEndpoints.Map(site);
        QualifyingEndpoints.Map(site);
        if (options.Sandbox)
        {
            SandboxEndpoints.Map(app);
        }
    }
}
