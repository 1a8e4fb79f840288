using Crowd.Engine.Campaigns;
using Crowd.Engine.Jobs;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Exporting;

/// <summary>Writes the labels, and ends a campaign that only waited for that. Safe to run twice.</summary>
internal sealed class ExportJob(CampaignStore campaigns, LabelExporter exporter, ExportOptions options, NpgsqlDataSource database, TimeProvider clock) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.GetAsync(context.CampaignId, cancellationToken);
        var path = campaign.Definition.Export ?? Path.Combine(options.Folder, campaign.Name, "labels.csv");
        context.Count("items", await exporter.WriteAsync(campaign.Id, path, cancellationToken));
        await context.ReportAsync(1, $"Labels are in {path}", cancellationToken);
        if (campaign.Ending is not null && !campaign.IsOver)
            await EndAsync(campaign.Id, cancellationToken);
    }

    // What came meanwhile is looked at once more: only a campaign that has nothing open is over.
    private Task EndAsync(long campaignId, CancellationToken cancellationToken) => database.InTransactionAsync(async (transaction, token) =>
    {
        var now = clock.GetUtcNow();
        var ended = await transaction.RunAsync(
            """
            update campaigns c set state = ending, completed_at = @now, withdrawn = false
            where campaign_id = @campaignId and ending is not null and state = 'running'
              and scored_version >= answers_version
              and not exists (select 1 from hits where campaign_id = @campaignId and state in ('planned', 'sending', 'open'))
              and not exists (select 1 from submissions where campaign_id = @campaignId and settled_at is null)
            """, new { campaignId, now }, token);
        if (ended == 1)
            await Audit.WriteAsync(transaction, new AuditEntry("crowd", "ended", $"campaign:{campaignId}", campaignId), now, token);
    }, cancellationToken);
}
