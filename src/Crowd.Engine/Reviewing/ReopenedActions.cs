using System.Text.Json;
using Crowd.Engine.Campaigns;
using Crowd.Engine.Jobs;
using Crowd.Engine.Storage;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Reviewing;

/// <summary>Corrections of gold labels, the actions that they re-opened, and what people decide about those: all in one step.</summary>
public sealed class ReopenedActions(NpgsqlDataSource database, PersonalActions asks, IJobScheduler scheduler, TimeProvider clock)
{
    private const string Corrections =
        """
        select g.correction_id, g.item_id, i.key, c.classes[g.before + 1] as before, c.classes[g.after + 1] as after, g.author, g.reason, g.corrected_at,
          (select count(*)::int from corrected_evidence e where e.correction_id = g.correction_id) as facts,
          (select count(*)::int from reopened_actions r where r.correction_id = g.correction_id) as reopened,
          (select count(*)::int from reopened_actions r where r.correction_id = g.correction_id and r.state = 'open') as open
        from gold_corrections g join items i using (campaign_id, item_id) join campaigns c on c.campaign_id = g.campaign_id
        where g.campaign_id = @campaignId
        """;

    /// <summary>A campaign's corrections, newest first.</summary>
    public async Task<IReadOnlyList<GoldCorrection>> CorrectionsAsync(long campaignId, CancellationToken cancellationToken) =>
        await database.RowsAsync<GoldCorrection>(Corrections + " order by g.correction_id desc", new { campaignId }, cancellationToken);

    /// <summary>One correction; null where the campaign has none of that number.</summary>
    public async Task<GoldCorrection?> FindAsync(long campaignId, long correctionId, CancellationToken cancellationToken) =>
        await database.FirstAsync<GoldCorrection>(Corrections + " and g.correction_id = @correctionId", new { campaignId, correctionId }, cancellationToken);

    /// <summary>The actions that a correction re-opened.</summary>
    public async Task<IReadOnlyList<ReopenedAction>> OfAsync(long correctionId, CancellationToken cancellationToken) =>
        await database.RowsAsync<ReopenedAction>(
            "select action_id, still_fires, state, decided_by from reopened_actions where correction_id = @correctionId order by action_id", new { correctionId }, cancellationToken);

    /// <summary>
    /// Takes back what is open: applied actions are reverted, proposed ones dismissed, and each worker is told once. What is not taken back is kept
    /// as it is. Decides every open action of the correction.
    /// </summary>
    /// <param name="correctionId">The correction.</param>
    /// <param name="all">Also those that the rules would still ask for.</param>
    /// <param name="user">Who decides.</param>
    /// <param name="reason">Why; the workers read it.</param>
    /// <param name="cancellationToken">Breaks off; nothing is decided then.</param>
    /// <returns>How many actions are taken back; null where none was open.</returns>
    public Task<int?> TakeBackAsync(long correctionId, bool all, string user, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return database.InTransactionAsync<int?>(async (transaction, token) =>
        {
            var now = clock.GetUtcNow();
            var open = await transaction.RowsAsync<OpenAction>(
                """
                select a.action_id, a.campaign_id, a.worker_id, a.state, r.still_fires from reopened_actions r join actions a using (action_id)
                where r.correction_id = @correctionId and r.state = 'open' order by a.action_id for update
                """, new { correctionId }, token);
            if (open.Count == 0)
                return null;
            var back = open.Where(a => all || !a.StillFires).ToList();
            await MoveAsync(transaction, back, "applied", "reverting", user, reason, now, token);
            await MoveAsync(transaction, back, "proposed", "dismissed", user, reason, now, token);
            await transaction.RunAsync(
                """
                update reopened_actions set state = case when action_id = any(@back) then 'taken back' else 'kept' end, decided_by = @user, decided_at = @now
                where correction_id = @correctionId and state = 'open'
                """, new { correctionId, back = back.Select(a => a.ActionId).ToArray(), user, now }, token);
            foreach (var worker in back.Where(a => a.State == "applied").Select(a => (a.CampaignId, a.WorkerId)).Distinct())
                await TellAsync(transaction, worker.CampaignId, worker.WorkerId, correctionId, user, reason, token);
            await Audit.WriteAsync(transaction, new AuditEntry(user, "gold correction settled", $"correction:{correctionId}", open[0].CampaignId,
                Before: new { open = open.Select(a => a.ActionId) }, After: new { takenBack = back.Select(a => a.ActionId), kept = open.Except(back).Select(a => a.ActionId) }, reason), now, token);
            await scheduler.EnqueueAsync(JobRequest.ForCampaign(StageNames.Enforce, open[0].CampaignId), transaction, token);
            return back.Count;
        }, cancellationToken);
    }

    private static Task MoveAsync(
        NpgsqlTransaction transaction, List<OpenAction> actions, string from, string to, string user, string reason, DateTimeOffset now, CancellationToken cancellationToken) =>
        ActionDecisions.MoveAsync(transaction, [.. actions.Where(a => a.State == from).Select(a => a.ActionId)], new Decision(to, [from], user, reason), now, cancellationToken);

    private Task TellAsync(NpgsqlTransaction transaction, long campaignId, long workerId, long correctionId, string user, string reason, CancellationToken cancellationToken)
    {
        var text = $"A check question that your work was judged by was wrong itself. What was done because of it is taken back: {reason}";
        return asks.InsertAsync(transaction, new PersonalActions.Asked(
            campaignId, workerId, JsonSerializer.Serialize<RuleAction>(new RuleAction.Message(text)), "pending", user, text, $"correction/{correctionId}/{workerId}", 0), cancellationToken);
    }

    private sealed record OpenAction(long ActionId, long CampaignId, long WorkerId, string State, bool StillFires);
}
