using Crowd.Engine.Campaigns;
using Crowd.Engine.Jobs;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Reconciling;

/// <summary>
/// Every half minute: asks for the next look at every live campaign. The stages ask for each other as they go; this one sees to it that a
/// chain which broke (a run that failed for good, a marketplace that was down for hours) goes on.
/// </summary>
internal sealed class TendJob(NpgsqlDataSource database, IJobScheduler jobs) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var live = await database.RowsAsync<(long CampaignId, bool Unsent, bool Open, bool Unsettled)>(
            """
            select campaign_id,
              exists (select 1 from hits h where h.campaign_id = c.campaign_id and (h.state = 'sending' or (h.state = 'planned' and c.state = 'running'))) as unsent,
              exists (select 1 from hits h where h.campaign_id = c.campaign_id and h.state = 'open') as open,
              exists (select 1 from submissions s where s.campaign_id = c.campaign_id and s.settled_at is null and (s.decision is not null or s.state <> 'submitted')) as unsettled
            from campaigns c where state in ('running', 'paused') order by campaign_id
            """, null, cancellationToken);
        foreach (var campaign in live)
        {
            Task Ask(string stage) => jobs.EnqueueAsync(JobRequest.ForCampaign(stage, campaign.CampaignId), cancellationToken);
            if (campaign.Unsent)
                await Ask(StageNames.Publish);
            if (campaign.Open)
                await AskOnceAsync(StageNames.Collect, campaign.CampaignId, cancellationToken);
            if (campaign.Unsettled)
                await Ask(StageNames.Settle);
            await Ask(StageNames.Advance);
        }
        context.Count("campaigns", live.Count);
    }

    // A collector that waits for its time must not be brought forward: its wait is the marketplace's peace.
    private async Task AskOnceAsync(string stage, long campaignId, CancellationToken cancellationToken)
    {
        var request = JobRequest.ForCampaign(stage, campaignId);
        var waits = await database.OneAsync<bool>(
            "select exists (select 1 from job_runs where job = @Job and key = @Key and state in ('queued', 'retrying', 'running'))",
            new { request.Job, request.Key }, cancellationToken);
        if (!waits)
            await jobs.EnqueueAsync(request, cancellationToken);
    }
}
