using Crowd.Engine.Campaigns;
using Crowd.Engine.Enforcing;
using Crowd.Engine.Jobs;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Reviewing;

/// <summary>
/// Corrects gold labels that were wrong: the journal and the workers' figures are written anew, and every action that rested on the old label is
/// re-opened, with whether the same rules would still have asked for it.
/// </summary>
public sealed class GoldCorrections(NpgsqlDataSource database, IJobScheduler scheduler, TimeProvider clock)
{
    /// <summary>Corrects one label.</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="item">The check question, by its key.</param>
    /// <param name="label">Its true label: one of the campaign's classes.</param>
    /// <param name="user">Who.</param>
    /// <param name="reason">Why, in a sentence.</param>
    /// <param name="cancellationToken">Breaks off; nothing is changed then.</param>
    public Task<GoldCorrectionOutcome> CorrectAsync(long campaignId, string item, string label, string user, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return database.InTransactionAsync(async (transaction, token) =>
        {
            await EvidenceJournal.LockAsync(transaction, campaignId, token);
            var found = (await transaction.RowsAsync<GoldItem>(
                """
                select i.item_id, i.role, i.gold, c.classes from items i join campaigns c using (campaign_id)
                where i.campaign_id = @campaignId and i.key = @item for no key update of i
                """, new { campaignId, item }, token)).FirstOrDefault();
            return WhyNot(found, item, label) is { } why
                ? new GoldCorrectionOutcome.Refused(why)
                : await CorrectAsync(transaction, campaignId, found!, item, label, user, reason, token);
        }, cancellationToken);
    }

    private static string? WhyNot(GoldItem? found, string item, string label) => found switch
    {
        null => $"The campaign has no item '{item}'.",
        { Role: "work" } or { Gold: null } => $"Item '{item}' is no check question: it has no gold label to correct.",
        _ when !found.Classes.Contains(label) => $"'{label}' is none of the campaign's classes, which are {string.Join(", ", found.Classes)}.",
        _ when found.Classes[found.Gold.Value] == label => $"The gold label of '{item}' is '{label}' already.",
        _ => null,
    };

    private async Task<GoldCorrectionOutcome> CorrectAsync(
        NpgsqlTransaction transaction, long campaignId, GoldItem found, string item, string label, string user, string reason, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (before, after) = (found.Gold!.Value, Array.IndexOf(found.Classes, label));
        var correction = await transaction.OneAsync<long>(
            """
            insert into gold_corrections (campaign_id, item_id, before, after, author, reason, corrected_at)
            values (@campaignId, @ItemId, @before, @after, @user, @reason, @now) returning correction_id
            """, new { campaignId, found.ItemId, before, after, user, reason, now }, cancellationToken);
        var facts = await transaction.OneAsync<int>(Sql.Of("Reviewing", "correct_gold"), new { campaignId, correction, found.ItemId, before, after, label }, cancellationToken);
        var reopened = await RestingActions.FindAsync(transaction, campaignId, found.ItemId, cancellationToken);
        await transaction.RunAsync(
            "insert into reopened_actions (correction_id, action_id, still_fires) select @correction, * from unnest(@ids::bigint[], @fires::boolean[])",
            new { correction, ids = reopened.Select(r => r.ActionId).ToArray(), fires = reopened.Select(r => r.StillFires).ToArray() }, cancellationToken);
        await Audit.WriteAsync(transaction, new AuditEntry(user, "gold corrected", $"item:{found.ItemId}", campaignId,
            Before: new { item, label = found.Classes[before] }, After: new { item, label, correction, facts, reopened = reopened.Select(r => r.ActionId) }, reason), now, cancellationToken);
        foreach (var stage in new[] { StageNames.Score, StageNames.Enforce })
            await scheduler.EnqueueAsync(JobRequest.ForCampaign(stage, campaignId), transaction, cancellationToken);
        // Last, as others lock the campaign last.
        await Discards.ChangedAsync(transaction, campaignId, cancellationToken);
        return new GoldCorrectionOutcome.Corrected(correction, facts, reopened.Count, reopened.Count(r => !r.StillFires));
    }

    private sealed record GoldItem
    {
        public required long ItemId { get; init; }
        public required string Role { get; init; }
        public int? Gold { get; init; }
        public required string[] Classes { get; init; }
    }
}
