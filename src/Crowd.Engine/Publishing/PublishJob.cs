using Crowd.Engine.Campaigns;
using Crowd.Engine.Jobs;
using Crowd.Engine.Marketplaces;

namespace Crowd.Engine.Publishing;

/// <summary>
/// Plans what is missing, sends what is planned, and withdraws what is not wanted any more. Safe to run twice: plans are made under the
/// campaign's lock, and a page sent twice is the same page.
/// </summary>
internal sealed class PublishJob(
    CampaignStore campaigns, CampaignControl control, MorePages more, PagePublisher publisher, Withdrawal withdrawal, IJobScheduler jobs) : IJob
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.GetAsync(context.CampaignId, cancellationToken);
        if (campaign.IsOver)
            return;
        context.Count("planned", await more.PlanAsync(campaign.Id, cancellationToken));
        await jobs.EnqueueAsync(JobRequest.ForCampaign(StageNames.Collect, campaign.Id), cancellationToken);
        await SendAsync(campaign, context, cancellationToken);
        // Read again: it may have been paused, ended or withdrawn meanwhile.
        campaign = await campaigns.GetAsync(campaign.Id, cancellationToken);
        if (campaign.Withdrawn)
            context.Count("withdrawn", await withdrawal.RunAsync(campaign, cancellationToken));
        await jobs.EnqueueAsync(JobRequest.ForCampaign(StageNames.Advance, campaign.Id), cancellationToken);
    }

    private async Task SendAsync(Campaign campaign, JobContext context, CancellationToken cancellationToken)
    {
        try
        {
            var (opened, postponed) = await publisher.SendAsync(campaign,
                (n, token) => context.ReportAsync(null, $"{n} pages published", token), cancellationToken);
            context.Count("hits", opened);
            if (postponed is not null && opened == 0)
                throw postponed;
            if (postponed is not null)
                await jobs.EnqueueAsync(JobRequest.ForCampaign(StageNames.Publish, campaign.Id, Again), cancellationToken);
        }
        catch (MarketplaceException e) when (e.Failure is MarketplaceFailure.NoFunds or MarketplaceFailure.Gone)
        {
            await control.PauseAsync(campaign.Id, "publishing", e.Message, withdraw: false, cancellationToken);
        }
    }
}
