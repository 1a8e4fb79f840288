using Crowd.Engine.Campaigns;
using Crowd.Engine.Jobs;
using Dapper;
using Npgsql;

namespace Crowd.Engine.Enforcing;

/// <summary>What people decide about actions: proposed ones are confirmed or dismissed, applied ones taken back. The enforcing job carries it out.</summary>
public sealed class ActionDecisions(NpgsqlDataSource database, IJobScheduler scheduler, TimeProvider clock)
{
    /// <summary>Lets a proposed action be carried out.</summary>
    /// <returns>False where it is not proposed (any more).</returns>
    public Task<bool> ConfirmAsync(long actionId, string user, CancellationToken cancellationToken) =>
        MoveAsync(actionId, ["proposed"], "pending", user, null, cancellationToken);

    /// <summary>Drops a proposed action.</summary>
    /// <returns>False where it is not proposed (any more).</returns>
    public Task<bool> DismissAsync(long actionId, string user, string? reason, CancellationToken cancellationToken) =>
        MoveAsync(actionId, ["proposed"], "dismissed", user, reason, cancellationToken);

    /// <summary>Takes an applied action back: the worker gets in again, discarded answers count again.</summary>
    /// <returns>False where it is not applied (any more).</returns>
    public Task<bool> RevertAsync(long actionId, string user, string? reason, CancellationToken cancellationToken) =>
        MoveAsync(actionId, ["applied"], "reverting", user, reason, cancellationToken);

    private async Task<bool> MoveAsync(long actionId, string[] from, string to, string user, string? reason, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var campaign = await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(
            """
            with moved as (
              update actions a set state = @to, confirmed_by = case when @to = 'pending' then @user else a.confirmed_by end
              from (select action_id, state from actions where action_id = @actionId for update) old
              where a.action_id = old.action_id and old.state = any(@from)
              returning a.*, old.state as before),
            noted as (
              insert into audit (at, actor, verb, subject, campaign_id, before, after, reason)
              select @now, @user, kind || ' ' || @to, coalesce('worker:' || worker_id, 'campaign:' || campaign_id), campaign_id,
                     jsonb_build_object('state', before), jsonb_build_object('state', state, 'action', action_id), @reason from moved)
            select campaign_id from moved
            """, new { actionId, from, to, user, reason, now = clock.GetUtcNow() }, transaction, cancellationToken: cancellationToken));
        if (campaign is null)
            return false;
        await scheduler.EnqueueAsync(JobRequest.ForCampaign(StageNames.Enforce, campaign.Value), transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
