using Crowd.Marketplace.OperatorSite;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Sandbox;
using Crowd.Marketplace.WorkerSite;

namespace Crowd.Marketplace.Hosting;

/// <summary>The parts that answer HTTP, each with a line for its services and one for its addresses.</summary>
internal static class Routes
{
    public static void AddServices(IServiceCollection services, MarketplaceOptions options)
    {
        WorkerSiteRoutes.AddServices(services, options);
        OperatorRoutes.AddServices(services);
        services.AddRequesterApi();
        if (options.Sandbox)
            services.AddSandbox();
    }

    public static void Map(WebApplication app, MarketplaceOptions options)
    {
        WorkerSiteRoutes.Map(app, options);
        OperatorRoutes.Map(app, options);
        app.MapRequesterApi();
        if (options.Sandbox)
            app.MapSandbox();
    }
}
