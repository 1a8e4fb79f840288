using Dapper;
using Npgsql;

namespace Crowd.Engine.Enforcing;

/// <summary>The table <c>actions</c>.</summary>
internal static class ActionStore
{
    /// <summary>A campaign's actions in one of these states, oldest first.</summary>
    public static async Task<IReadOnlyList<ActionRow>> InStateAsync(NpgsqlConnection connection, long campaignId, string[] states, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<ActionRow>(new CommandDefinition(
            """
            select a.action_id, a.campaign_id, c.project_id, c.marketplace, a.worker_id, w.external_id, a.args::text as args, a.firing, a.reason,
                   (a.evidence ->> 'firstDoubt')::timestamptz as first_doubt, a.created_at, a.effects::text as effects
            from actions a join campaigns c using (campaign_id) left join workers w using (worker_id)
            where a.campaign_id = @campaignId and a.state = any(@states) order by a.action_id
            """, new { campaignId, states }, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>Moves an action to its next state and writes the audit line, in the caller's transaction.</summary>
    public static Task MoveAsync(NpgsqlTransaction transaction, long actionId, string state, DateTimeOffset now, string? error, string? effects, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            """
            with old as (select action_id, state from actions where action_id = @actionId for update),
            moved as (
              update actions a set state = @state, error = @error, effects = coalesce(@effects::jsonb, a.effects),
                applied_at  = case when @state = 'applied' then @now else a.applied_at end,
                reverted_at = case when @state = 'reverted' then @now else a.reverted_at end
              from old where a.action_id = old.action_id
              returning a.*, old.state as before)
            insert into audit (at, actor, verb, subject, campaign_id, before, after, reason)
            select @now, coalesce(rule, author), kind || ' ' || @state, coalesce('worker:' || worker_id, 'campaign:' || campaign_id), campaign_id,
                   jsonb_build_object('state', before), jsonb_build_object('state', state, 'action', action_id, 'error', error), reason
            from moved
            """, new { actionId, state, now, error, effects }, transaction, cancellationToken: cancellationToken));
}
