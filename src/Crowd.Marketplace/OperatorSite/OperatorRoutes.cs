using Crowd.Marketplace.OperatorSite.Accounts;
using Crowd.Marketplace.OperatorSite.Appeals;
using Crowd.Marketplace.OperatorSite.Assignments;
using Crowd.Marketplace.OperatorSite.Clock;
using Crowd.Marketplace.OperatorSite.Faults;
using Crowd.Marketplace.OperatorSite.Hits;
using Crowd.Marketplace.OperatorSite.Inviting;
using Crowd.Marketplace.OperatorSite.Overview;
using Crowd.Marketplace.OperatorSite.Sessions;
using Crowd.Marketplace.OperatorSite.Workers;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.OperatorSite;

/// <summary>The operator's pages: their services and their addresses.</summary>
internal static class OperatorRoutes
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddSingleton<OperatorCookie>();
        services.AddSingleton(s => new Operators(s.GetRequiredService<Database>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<OperatorLog>();
        services.AddSingleton<AccountShelf>();
        services.AddSingleton<HitShelf>();
        services.AddSingleton<AssignmentShelf>();
        services.AddSingleton<WorkerShelf>();
        services.AddSingleton<AppealShelf>();
    }

    public static void Map(WebApplication app, MarketplaceOptions options)
    {
        var site = app.MapGroup("").AddEndpointFilter<RouteGroupBuilder, OperatorGate>();
        OverviewEndpoints.Map(site);
        AccountEndpoints.Map(site);
        HitEndpoints.Map(site);
        AssignmentEndpoints.Map(site);
        WorkerEndpoints.Map(site);
        AppealEndpoints.Map(site);
        if (options.Sandbox)
        {
            FaultEndpoints.Map(site);
            ClockEndpoints.Map(site);
        }
        else
        {
            InvitationEndpoints.Map(site);
            OperatorSignIn.Map(app);
            OperatorSignIn.MapSignedIn(site);
        }
    }
}
