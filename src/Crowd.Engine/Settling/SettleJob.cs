using Crowd.Engine.Campaigns;
using Crowd.Engine.Jobs;
using Crowd.Engine.Marketplaces;

namespace Crowd.Engine.Settling;

/// <summary>Decides what is due, carries decisions out, pays bonuses, and asks for its next run. Safe to run twice.</summary>
internal sealed class SettleJob(
    CampaignStore campaigns, CampaignControl control, SettleStore store, Settler settler, BonusPayer bonuses, ReviewTimes reviews,
    IJobScheduler jobs, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    // what the marketplace refuses waits for a person: it is tried again from time to time
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.GetAsync(context.CampaignId, cancellationToken);
        var delay = reviews.DelayOf(campaign.Definition);
        context.Count("adopted", await store.AdoptAsync(campaign.Id, cancellationToken));
        context.Count("decided", await store.DecideAsync(campaign.Id, delay, cancellationToken));
        try
        {
            var (settled, postponed) = await settler.RunAsync(campaign, cancellationToken);
            context.Count("settled", settled);
            context.Count("bonuses", await bonuses.RunAsync(campaign, cancellationToken));
            if (postponed is not null && settled == 0)
                throw postponed;
            await NextAsync(campaign, postponed is null ? delay : null, cancellationToken);
        }
        catch (MarketplaceException e) when (e.Failure is MarketplaceFailure.NoFunds or MarketplaceFailure.Gone)
        {
            await control.PauseAsync(campaign.Id, "settling", e.Message, withdraw: false, cancellationToken);
        }
    }

    private async Task NextAsync(Campaign campaign, TimeSpan? delay, CancellationToken cancellationToken)
    {
        if (delay is null)
        {
            await jobs.EnqueueAsync(JobRequest.ForCampaign(StageNames.Settle, campaign.Id, Again), cancellationToken);
            return;
        }
        var (due, refused) = await store.NextDueAsync(campaign.Id, delay.Value, cancellationToken);
        var wait = due is { } at ? Longer(at - clock.GetUtcNow(), TimeSpan.Zero) : refused ? AfterRefusal : (TimeSpan?)null;
        await jobs.EnqueueAsync(wait is { } time
            ? JobRequest.ForCampaign(StageNames.Settle, campaign.Id, time)
            : JobRequest.ForCampaign(StageNames.Advance, campaign.Id), cancellationToken);
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
