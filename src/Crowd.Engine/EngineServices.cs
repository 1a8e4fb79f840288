using Crowd.Engine.Campaigns;
using Crowd.Engine.Collecting;
using Crowd.Engine.Enforcing;
using Crowd.Engine.Enforcing.Effects;
using Crowd.Engine.Exporting;
using Crowd.Engine.Jobs;
using Crowd.Engine.Ledger;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Publishing;
using Crowd.Engine.Reconciling;
using Crowd.Engine.Reviewing;
using Crowd.Engine.Scoring;
using Crowd.Engine.Settings;
using Crowd.Engine.Settling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Crowd.Engine;

/// <summary>Puts the engine into a container.</summary>
public static class EngineServices
{
    /// <summary>
    /// Registers all stages and their jobs. The caller registers an <c>NpgsqlDataSource</c>, a job engine (which is the
    /// <see cref="IJobScheduler"/>) and logging; a <see cref="TimeProvider"/> and an <see cref="IMarketplaceDirectory"/> of its own win
    /// over these.
    /// </summary>
    public static IServiceCollection AddCrowdEngine(this IServiceCollection services, EngineSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings).AddSingleton(settings.Publishing).AddSingleton(settings.Collecting)
            .AddSingleton(settings.Settling).AddSingleton(settings.Exporting).AddSingleton(settings.Enforcing).AddSingleton(settings.Reviewing);
        services.TryAddSingleton<IMarketplaceDirectory>(s => MarketplaceSettings.Connect(settings.Marketplaces, s));
        services.AddSingleton<CampaignStore>().AddSingleton<CampaignLauncher>().AddSingleton<CampaignControl>().AddSingleton<CampaignProgressQuery>();
        services.AddSingleton<LedgerReader>();
        services.AddSingleton<PublishStore>().AddSingleton<PagePublisher>().AddSingleton<MorePages>().AddSingleton<Withdrawal>();
        services.AddSingleton<HitFetcher>().AddSingleton<SubmissionStore>();
        services.AddSingleton<JudgedCampaigns>().AddSingleton<Judge>().AddSingleton<RepairEstimates>().AddSingleton<ActionCarrier>().AddSingleton<Recomputation>()
            .AddSingleton<WaitingList>().AddSingleton<Waits>().AddSingleton<OpenPages>().AddSingleton<RejectionReversals>();
        services.AddEffects();
        services.AddSingleton<RulePublisher>().AddSingleton<RuleTrial>().AddSingleton<ActionDecisions>().AddSingleton<PersonalActions>().AddSingleton<CaseQuery>();
        services.AddSingleton<Appeals>().AddSingleton<GoldCorrections>().AddSingleton<ReopenedActions>().AddSingleton<GoldHealthQuery>();
        services.AddSingleton<ReviewTimes>().AddSingleton<SettleStore>().AddSingleton<Settler>().AddSingleton<BonusGrants>().AddSingleton<BonusPayer>();
        services.AddSingleton<LabelExporter>();
        services.AddSingleton<HitRepairs>().AddSingleton<StandingRepairs>().AddSingleton<Invariants>();
        services.AddHostedService<RecurringJobs>();
        return services.AddJobs();
    }

    private static void AddEffects(this IServiceCollection services) => services
        .AddSingleton<Effect, MessageEffect>().AddSingleton<Effect, TrainEffect>().AddSingleton<Effect, ExcludeEffect>().AddSingleton<Effect, BlockEffect>()
        .AddSingleton<Effect, RestoreEffect>().AddSingleton<Effect, DiscardEffect>().AddSingleton<Effect, RecollectEffect>().AddSingleton<Effect, DecideEffect>()
        .AddSingleton<Effect, BonusEffect>().AddSingleton<Effect, ThrottleEffect>().AddSingleton<Effect, SkillEffect>().AddSingleton<Effect, AskMoreEffect>()
        .AddSingleton<Effect, FinishEffect>().AddSingleton<Effect, MarketTimeEffect>().AddSingleton<Effect, StandingOrderEffect>().AddSingleton<Effect, PauseEffect>()
        .AddSingleton<Effect, AlertEffect>().AddSingleton<Effect, WebhookEffect>();

    private static IServiceCollection AddJobs(this IServiceCollection services)
    {
        JobDefinition[] jobs =
        [
            JobDefinition.Of<PublishJob>(StageNames.Publish),
            JobDefinition.Of<CollectJob>(StageNames.Collect),
            JobDefinition.Of<ScoreJob>(StageNames.Score),
            JobDefinition.Of<EnforceJob>(StageNames.Enforce),
            JobDefinition.Of<SettleJob>(StageNames.Settle),
            JobDefinition.Of<ExportJob>(StageNames.Export),
            JobDefinition.Of<AdvanceJob>(StageNames.Advance),
            JobDefinition.Of<TendJob>(StageNames.Tend),
            JobDefinition.Of<ReconcileJob>(StageNames.Reconcile),
            JobDefinition.Of<AppealClockJob>(StageNames.Appeals),
        ];
        foreach (var job in jobs)
            services.AddSingleton(job);
        return services;
    }
}
