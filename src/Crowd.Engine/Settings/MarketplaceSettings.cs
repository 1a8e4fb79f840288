using Crowd.Engine.Marketplaces;
using Crowd.Engine.Marketplaces.MTurk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crowd.Engine.Settings;

/// <summary>From settings to marketplaces that can be called.</summary>
internal static class MarketplaceSettings
{
    public static MarketplaceDirectory Connect(IReadOnlyDictionary<string, MTurkOptions> options, IServiceProvider services)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var loggers = services.GetRequiredService<ILoggerFactory>();
        return new MarketplaceDirectory(options.ToDictionary(
            o => o.Key, o => (IMarketplace)MTurkMarketplaceFactory.Create(o.Key, o.Value, clock, loggers), StringComparer.Ordinal));
    }
}
