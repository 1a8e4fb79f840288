using Crowd.Engine.Jobs;
using Crowd.Engine.Publishing;
using Crowd.Engine.Settling;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Campaigns;

/// <summary>
/// Plans what is missing; where nothing is, sees what the campaign still waits for, asks for that, and ends it when it waits for nothing.
/// Safe to run twice.
/// </summary>
internal sealed class AdvanceJob(
    CampaignStore campaigns, MorePages more, ReviewTimes reviews, IJobScheduler jobs, NpgsqlDataSource database, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var planned = await more.PlanAsync(context.CampaignId, cancellationToken);
        context.Count("planned", planned);
        var campaign = await campaigns.GetAsync(context.CampaignId, cancellationToken);
        var row = await database.OneAsync<Row>(Sql.Of("Campaigns", "read_standing"), new { context.CampaignId }, cancellationToken);
        var step = NextSteps.Of(new Standing(campaign.Asks, campaign.IsOver, campaign.Ending is not null,
            row.Unsent, row.Open, row.Scored, row.Judged, row.Unsettled));
        await context.ReportAsync(null, $"next: {step}", cancellationToken);
        await AskAsync(campaign, step, cancellationToken);
    }

    private Task AskAsync(Campaign campaign, NextStep step, CancellationToken cancellationToken) => step switch
    {
        NextStep.Publish => EnqueueAsync(campaign, StageNames.Publish, TimeSpan.Zero, cancellationToken),
        NextStep.Collect => EnqueueAsync(campaign, StageNames.Collect, Soon, cancellationToken),
        NextStep.Score => EnqueueAsync(campaign, StageNames.Score, TimeSpan.Zero, cancellationToken),
        NextStep.Enforce => EnforceAsync(campaign, cancellationToken),
        NextStep.Settle => EnqueueAsync(campaign, StageNames.Settle, reviews.DelayOf(campaign.Definition), cancellationToken),
        NextStep.End => EndAsync(campaign, cancellationToken),
        _ => Task.CompletedTask,
    };

    private Task EnqueueAsync(Campaign campaign, string stage, TimeSpan delay, CancellationToken cancellationToken) =>
        jobs.EnqueueAsync(JobRequest.ForCampaign(stage, campaign.Id, delay), cancellationToken);

    // Nobody else looks again after judging: what the rules decide may ask for more answers.
    private async Task EnforceAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        await EnqueueAsync(campaign, StageNames.Enforce, TimeSpan.Zero, cancellationToken);
        await EnqueueAsync(campaign, StageNames.Advance, Soon, cancellationToken);
    }

    private Task EndAsync(Campaign campaign, CancellationToken cancellationToken) => database.InTransactionAsync(async (transaction, token) =>
    {
        var now = await CampaignStore.LockAsync(campaign.Id, transaction, token);
        if (now.IsOver || (!now.Asks && now.Ending is null))
            return;
        if (now.Ending is null)
        {
            await transaction.RunAsync("update campaigns set ending = 'completed' where campaign_id = @Id", new { campaign.Id }, token);
            await Audit.WriteAsync(transaction, new AuditEntry("crowd", "completing", $"campaign:{campaign.Id}", campaign.Id,
                Reason: "Every item has the answers it wants, or no more can be had."), clock.GetUtcNow(), token);
        }
        await jobs.EnqueueAsync(JobRequest.ForCampaign(StageNames.Export, campaign.Id), transaction, token);
    }, cancellationToken);

    private sealed record Row(int Unsent, int Open, bool Scored, bool Judged, int Unsettled);
}
