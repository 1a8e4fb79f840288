using Crowd.Engine.Jobs;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Campaigns;

/// <summary>Pauses, resumes and ends campaigns. Each call writes the wish and asks for the jobs that carry it out.</summary>
public sealed class CampaignControl(NpgsqlDataSource database, IJobScheduler jobs, TimeProvider clock)
{
    /// <summary>Asks for nothing more until resumed. What comes is still collected and settled.</summary>
    /// <param name="campaignId">A running campaign; anything else is left as it is.</param>
    /// <param name="actor">Who.</param>
    /// <param name="reason">Why, in a sentence.</param>
    /// <param name="withdraw">Also take its open pages from the marketplace; resuming publishes what is then missing anew.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <returns>False where it was not running.</returns>
    public Task<bool> PauseAsync(long campaignId, string actor, string reason, bool withdraw, CancellationToken cancellationToken) =>
        ChangeAsync(campaignId, actor, "paused", reason, c => c.State == CampaignState.Running,
            "state = 'paused', state_reason = @reason, withdrawn = withdrawn or @withdraw", withdraw, cancellationToken);

    /// <summary>Lets a paused campaign ask again.</summary>
    /// <returns>False where it was not paused.</returns>
    public Task<bool> ResumeAsync(long campaignId, string actor, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(campaignId, actor, "resumed", reason, c => c.State == CampaignState.Paused,
            "state = 'running', state_reason = null, withdrawn = ending is not null", false, cancellationToken);

    /// <summary>Ends it before its time: pages are withdrawn, what has come is settled, scored and exported, and it ends as cancelled.</summary>
    /// <returns>False where it is over or ends already.</returns>
    public Task<bool> CancelAsync(long campaignId, string actor, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(campaignId, actor, "cancelled", reason, c => !c.IsOver && c.Ending != CampaignState.Cancelled,
            "ending = 'cancelled', withdrawn = true, state = 'running', state_reason = @reason", true, cancellationToken);

    /// <summary>Asks for nothing more and completes it with what there is: pages are withdrawn, the rest is settled, scored and exported.</summary>
    /// <returns>False where it is over or ends already.</returns>
    public Task<bool> FinishAsync(long campaignId, string actor, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(campaignId, actor, "finished", reason, c => !c.IsOver && c.Ending is null,
            "ending = 'completed', withdrawn = true, state = 'running', state_reason = @reason", true, cancellationToken);

    private Task<bool> ChangeAsync(
        long campaignId, string actor, string verb, string reason, Func<Campaign, bool> may, string set, bool withdraw, CancellationToken cancellationToken) =>
        database.InTransactionAsync(async (transaction, token) =>
        {
            var campaign = await CampaignStore.LockAsync(campaignId, transaction, token);
            if (!may(campaign))
                return false;
            await transaction.RunAsync($"update campaigns set {set} where campaign_id = @campaignId", new { campaignId, reason, withdraw }, token);
            await Audit.WriteAsync(transaction, new AuditEntry(actor, verb, $"campaign:{campaignId}", campaignId,
                Before: new { state = CampaignJson.Stored(campaign.State) }, Reason: reason), clock.GetUtcNow(), token);
            await jobs.EnqueueAsync(JobRequest.ForCampaign(StageNames.Publish, campaignId), transaction, token);
            return true;
        }, cancellationToken);
}
