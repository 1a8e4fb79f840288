using System.Text.Json;
using Crowd.Engine.Campaigns;
using Crowd.Engine.Jobs;
using Crowd.Engine.Storage;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Reviewing;

/// <summary>
/// Workers' appeals against what was done to them. Granting one takes everything back in one step and tells the worker; upholding tells the worker why.
/// Each step has its line in the audit.
/// </summary>
public sealed class Appeals(NpgsqlDataSource database, PersonalActions asks, IJobScheduler scheduler, ReviewingOptions options, TimeProvider clock)
{
    /// <summary>The most characters of an appeal.</summary>
    public const int LongestBody = 4000;

    private const string Columns =
        """
        select p.appeal_id, p.campaign_id, c.name as campaign, p.worker_id, w.external_id as worker, p.body, p.evidence::text as evidence, p.opened_by, p.opened_at, p.due_at,
          p.state, p.decided_by, p.decided_at, p.decision_reason,
          (select min(a.action_id) from actions a where a.campaign_id = p.campaign_id and a.firing = p.firing and a.worker_id = p.worker_id) as action_id
        from appeals p join campaigns c using (campaign_id) join workers w using (worker_id)
        """;

    /// <summary>Opens an appeal against an action and the others of its firing, with all that is known now as frozen evidence.</summary>
    /// <returns>Its number; null where nothing of the case is in force, or an appeal against it is open.</returns>
    public Task<long?> OpenAsync(long campaignId, long actionId, string body, string user, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(body);
        return database.InTransactionAsync<long?>(async (transaction, token) =>
        {
            var now = clock.GetUtcNow();
            var opened = await transaction.RowsAsync<(long AppealId, long WorkerId, string Firing)>(Sql.Of("Reviewing", "open_appeal"),
                new { campaignId, actionId, body, user, now, due = now + options.AppealTime }, token);
            if (opened is not [var appeal])
                return null;
            await Audit.WriteAsync(transaction, new AuditEntry(user, "appeal opened", $"worker:{appeal.WorkerId}", campaignId,
                After: new { appeal = appeal.AppealId, action = actionId, due = now + options.AppealTime }, Reason: body), now, token);
            return appeal.AppealId;
        }, cancellationToken);
    }

    /// <summary>Leaves things as they are, and tells the worker why.</summary>
    /// <returns>False where the appeal is not open (any more).</returns>
    public Task<bool> UpholdAsync(long appealId, string user, string reason, CancellationToken cancellationToken) =>
        DecideAsync(appealId, "upheld", user, reason, "Your appeal was looked at by a person, who upheld what was decided: ", cancellationToken);

    /// <summary>Takes everything back that the appeal is against, and tells the worker.</summary>
    /// <returns>False where the appeal is not open (any more), or some of what it is against is still being carried out.</returns>
    public Task<bool> GrantAsync(long appealId, string user, string reason, CancellationToken cancellationToken) =>
        DecideAsync(appealId, "granted", user, reason, "Your appeal was granted, and what was done is taken back: ", cancellationToken);

    /// <summary>An appeal; null where there is none.</summary>
    public async Task<Appeal?> FindAsync(long appealId, CancellationToken cancellationToken) =>
        await database.FirstAsync<Appeal>(Columns + " where p.appeal_id = @appealId", new { appealId }, cancellationToken);

    /// <summary>The open ones, the first due first; then the others, newest first; at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<Appeal>> ListAsync(int most, CancellationToken cancellationToken) =>
        await database.RowsAsync<Appeal>(
            Columns + " order by p.state <> 'open', case when p.state = 'open' then p.due_at end, p.appeal_id desc limit @most", new { most }, cancellationToken);

    /// <summary>Those against one case, newest first.</summary>
    public async Task<IReadOnlyList<Appeal>> OfCaseAsync(long campaignId, string firing, long? workerId, CancellationToken cancellationToken) =>
        await database.RowsAsync<Appeal>(
            Columns + " where p.campaign_id = @campaignId and p.firing = @firing and p.worker_id = @workerId order by p.appeal_id desc",
            new { campaignId, firing, workerId }, cancellationToken);

    /// <summary>Raises an alert for each open appeal that nobody decided in time.</summary>
    /// <returns>How many are overdue.</returns>
    public Task<int> AlertOverdueAsync(CancellationToken cancellationToken) => database.InTransactionAsync(async (transaction, token) =>
    {
        var overdue = await transaction.RowsAsync<Appeal>(Columns + " where p.state = 'open' and p.due_at <= @now", new { now = clock.GetUtcNow() }, token);
        foreach (var appeal in overdue)
            await Alerts.RaiseAsync(transaction, "appeal-overdue", $"appeal:{appeal.AppealId}",
                $"The appeal of worker {appeal.Worker} in campaign {appeal.Campaign} was to be decided by {appeal.DueAt:yyyy-MM-dd HH:mm} UTC.", appeal.CampaignId, clock.GetUtcNow(), token);
        return overdue.Count;
    }, cancellationToken);

    private Task<bool> DecideAsync(long appealId, string state, string user, string reason, string told, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return database.InTransactionAsync(async (transaction, token) =>
        {
            var now = clock.GetUtcNow();
            var decided = await transaction.RowsAsync<(long CampaignId, long WorkerId, string Firing)>(
                """
                update appeals p set state = @state, decided_by = @user, decided_at = @now, decision_reason = @reason
                where appeal_id = @appealId and state = 'open' and (@state <> 'granted' or not exists (
                  select 1 from actions a where a.campaign_id = p.campaign_id and a.worker_id = p.worker_id and a.firing = p.firing and a.state = 'pending'))
                returning campaign_id, worker_id, firing
                """, new { appealId, state, user, now, reason }, token);
            if (decided is not [var appeal])
                return false;
            var reverted = state == "granted" ? await TakeBackAsync(transaction, appeal, user, $"Appeal {appealId} was granted: {reason}", now, token) : [];
            await TellAsync(transaction, appeal.CampaignId, appeal.WorkerId, user, told + reason, $"appeal/{appealId}", token);
            await Audit.WriteAsync(transaction, new AuditEntry(user, $"appeal {state}", $"worker:{appeal.WorkerId}", appeal.CampaignId,
                Before: new { appeal = appealId, state = "open" }, After: new { appeal = appealId, state, takenBack = reverted }, reason), now, token);
            await Alerts.ClearAsync(transaction, "appeal-overdue", $"appeal:{appealId}", now, token);
            await scheduler.EnqueueAsync(JobRequest.ForCampaign(StageNames.Enforce, appeal.CampaignId), transaction, token);
            return true;
        }, cancellationToken);
    }

    private static async Task<long[]> TakeBackAsync(
        NpgsqlTransaction transaction, (long CampaignId, long WorkerId, string Firing) appeal, string user, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var actions = await transaction.RowsAsync<(long Id, string State)>(
            """
            select action_id, state from actions
            where campaign_id = @CampaignId and worker_id = @WorkerId and firing = @Firing and state in ('applied', 'proposed') order by action_id for update
            """, new { appeal.CampaignId, appeal.WorkerId, appeal.Firing }, cancellationToken);
        long[] applied = [.. actions.Where(a => a.State == "applied").Select(a => a.Id)], proposed = [.. actions.Where(a => a.State == "proposed").Select(a => a.Id)];
        await ActionDecisions.MoveAsync(transaction, applied, new Decision("reverting", ["applied"], user, reason), now, cancellationToken);
        await ActionDecisions.MoveAsync(transaction, proposed, new Decision("dismissed", ["proposed"], user, reason), now, cancellationToken);
        return applied;
    }

    // A message is an action like others: recorded here, sent by the enforcing job, tried again until it is.
    private Task TellAsync(NpgsqlTransaction transaction, long campaignId, long workerId, string user, string text, string about, CancellationToken cancellationToken) =>
        asks.InsertAsync(transaction, new PersonalActions.Asked(
            campaignId, workerId, JsonSerializer.Serialize<RuleAction>(new RuleAction.Message(text)), "pending", user, text, about, 0), cancellationToken);
}
