using Crowd.Engine.Campaigns;
using Crowd.Engine.Jobs;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Reviewing;

/// <summary>
/// What people decide about actions: proposed ones are confirmed or dismissed, applied ones taken back; one alone, or all that the same firing asked
/// for about the same worker. The decision is written here; the enforcing job carries it out.
/// </summary>
public sealed class ActionDecisions(NpgsqlDataSource database, IJobScheduler scheduler, ReviewingOptions options, TimeProvider clock)
{
    /// <summary>Lets proposed actions be carried out.</summary>
    /// <param name="actionId">One of them.</param>
    /// <param name="wholeFiring">The others of its firing, for the same worker, too.</param>
    /// <param name="user">Who decides.</param>
    /// <param name="reason">Why; may be null.</param>
    /// <param name="cancellationToken">Breaks off; nothing is left behind.</param>
    public Task<DecisionOutcome> ConfirmAsync(long actionId, bool wholeFiring, string user, string? reason, CancellationToken cancellationToken) =>
        DecideAsync(actionId, wholeFiring, new Decision("pending", ["proposed"], user, reason), cancellationToken);

    /// <summary>Drops proposed actions.</summary>
    /// <inheritdoc cref="ConfirmAsync"/>
    public Task<DecisionOutcome> DismissAsync(long actionId, bool wholeFiring, string user, string? reason, CancellationToken cancellationToken) =>
        DecideAsync(actionId, wholeFiring, new Decision("dismissed", ["proposed"], user, reason), cancellationToken);

    /// <summary>Takes applied actions back: the worker gets in again, discarded answers count again.</summary>
    /// <inheritdoc cref="ConfirmAsync"/>
    public Task<DecisionOutcome> RevertAsync(long actionId, bool wholeFiring, string user, string? reason, CancellationToken cancellationToken) =>
        DecideAsync(actionId, wholeFiring, new Decision("reverting", ["applied"], user, reason), cancellationToken);

    private Task<DecisionOutcome> DecideAsync(long actionId, bool wholeFiring, Decision decision, CancellationToken cancellationToken) =>
        database.InTransactionAsync<DecisionOutcome>(async (transaction, token) =>
        {
            var actions = await transaction.RowsAsync<DecidedAction>(
                """
                select a.action_id, a.campaign_id, a.kind, a.rule, a.author, v.rule_version_id, v.author as rule_author, v.text as rules
                from actions t join actions a on a.campaign_id = t.campaign_id and a.firing = t.firing and a.worker_id is not distinct from t.worker_id
                left join rule_versions v on v.rule_version_id = a.rule_version_id
                where t.action_id = @actionId and (@wholeFiring or a.action_id = @actionId) and a.state = any(@From)
                order by a.action_id for update of a
                """, new { actionId, wholeFiring, decision.From }, token);
            if (actions.Count == 0)
                return new DecisionOutcome.TooLate();
            if (decision.To == "pending" && actions.Select(a => SecondPerson.Missing(a, decision.User, options)).FirstOrDefault(m => m is not null) is { } missing)
                return missing;
            await MoveAsync(transaction, [.. actions.Select(a => a.ActionId)], decision, clock.GetUtcNow(), token);
            await scheduler.EnqueueAsync(JobRequest.ForCampaign(StageNames.Enforce, actions[0].CampaignId), transaction, token);
            return new DecisionOutcome.Done(actions.Count);
        }, cancellationToken);

    /// <summary>Writes a decision about locked actions, each with its line in the audit.</summary>
    internal static Task MoveAsync(NpgsqlTransaction transaction, long[] actionIds, Decision decision, DateTimeOffset now, CancellationToken cancellationToken) =>
        transaction.RunAsync(
            """
            with old as (select action_id, state from actions where action_id = any(@actionIds)),
            moved as (
              update actions a set state = @To, confirmed_by = case when @To = 'pending' then @User else a.confirmed_by end
              from old where a.action_id = old.action_id returning a.*, old.state as before)
            insert into audit (at, actor, verb, subject, campaign_id, before, after, reason)
            select @now, @User, kind || ' ' || @To, coalesce('worker:' || worker_id, 'campaign:' || campaign_id), campaign_id,
                   jsonb_build_object('state', before), jsonb_build_object('state', state, 'action', action_id), @Reason from moved order by action_id
            """, new { actionIds, decision.To, decision.User, decision.Reason, now }, cancellationToken);
}
