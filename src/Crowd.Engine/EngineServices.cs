using Crowd.Engine.Campaigns;
using Crowd.Engine.Jobs;
using Crowd.Engine.Ledger;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Publishing;
using Crowd.Engine.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Crowd.Engine;

/// <summary>Puts the engine into a container.</summary>
public static class EngineServices
{
    /// <summary>
    /// Registers all stages and their jobs. The caller registers an <c>NpgsqlDataSource</c>, an <see cref="IJobScheduler"/> (a job engine)
    /// and logging; a <see cref="TimeProvider"/> and an <see cref="IMarketplaceDirectory"/> of its own win over these.
    /// </summary>
    public static IServiceCollection AddCrowdEngine(this IServiceCollection services, EngineSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton(settings.Publishing);
        services.TryAddSingleton<IMarketplaceDirectory>(s => MarketplaceSettings.Connect(settings.Marketplaces, s));
        services.AddSingleton<CampaignStore>();
        services.AddSingleton<CampaignLauncher>();
        services.AddSingleton<CampaignControl>();
        services.AddSingleton<LedgerReader>();
        services.AddSingleton<PublishStore>();
        services.AddSingleton<PagePublisher>();
        services.AddSingleton<MorePages>();
        services.AddSingleton<Withdrawal>();
        services.AddSingleton(JobDefinition.Of<PublishJob>(StageNames.Publish));
        return services;
    }
}
