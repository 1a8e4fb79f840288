using Crowd.Engine.Storage;
using Dapper;
using Npgsql;

namespace Crowd.Engine.Enforcing;

/// <summary>The table <c>actions</c>.</summary>
internal static class ActionStore
{
    private const string Select =
        """
        select a.action_id, a.campaign_id, c.project_id, c.name as campaign, c.marketplace, a.worker_id, w.external_id, a.item_id, i.key as item_key, a.page,
               a.args::text as args, a.rule, a.firing, a.token, a.reason, a.evidence::text as evidence,
               (a.evidence ->> 'firstDoubt')::timestamptz as first_doubt, a.created_at, a.tries, a.effects::text as effects
        from actions a join campaigns c using (campaign_id) left join workers w using (worker_id)
          left join items i on i.campaign_id = a.campaign_id and i.item_id = a.item_id
        """;

    /// <summary>A campaign's actions in this state whose time has come, oldest first.</summary>
    public static Task<List<ActionRow>> DueAsync(NpgsqlDataSource database, long campaignId, string state, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.RowsAsync<ActionRow>($"{Select} where a.campaign_id = @campaignId and a.state = @state and (a.due_at is null or a.due_at <= @now) order by a.action_id",
            new { campaignId, state, now }, cancellationToken);

    /// <summary>A campaign's applied actions of a kind.</summary>
    public static Task<List<ActionRow>> InForceAsync(NpgsqlDataSource database, long campaignId, string kind, CancellationToken cancellationToken) =>
        database.RowsAsync<ActionRow>($"{Select} where a.campaign_id = @campaignId and a.kind = @kind and a.state = 'applied' order by a.action_id",
            new { campaignId, kind }, cancellationToken);

    /// <summary>These actions, oldest first.</summary>
    public static Task<List<ActionRow>> GetAsync(NpgsqlDataSource database, IEnumerable<long> ids, CancellationToken cancellationToken) =>
        database.RowsAsync<ActionRow>($"{Select} where a.action_id = any(@ids) order by a.action_id", new { ids = ids.ToArray() }, cancellationToken);

    /// <summary>All actions of one firing, in the order in which they were asked for.</summary>
    public static Task<List<ActionRow>> OfFiringAsync(NpgsqlTransaction transaction, string firing, string[] states, CancellationToken cancellationToken) =>
        transaction.RowsAsync<ActionRow>($"{Select} where a.firing = @firing and a.state = any(@states) order by a.action_id", new { firing, states }, cancellationToken);

    /// <summary>Moves an action to its next state and writes the audit line, in the caller's transaction.</summary>
    public static Task MoveAsync(NpgsqlTransaction transaction, long actionId, string state, DateTimeOffset now, string? error, string? effects, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            """
            with old as (select action_id, state from actions where action_id = @actionId for update),
            moved as (
              update actions a set state = @state, error = @error, effects = coalesce(@effects::jsonb, a.effects), due_at = null,
                applied_at  = case when @state = 'applied' then @now else a.applied_at end,
                reverted_at = case when @state = 'reverted' then @now else a.reverted_at end
              from old where a.action_id = old.action_id
              returning a.*, old.state as before)
            insert into audit (at, actor, verb, subject, campaign_id, before, after, reason)
            select @now, coalesce(rule, author), kind || ' ' || @state,
                   coalesce('worker:' || worker_id, 'item:' || item_id, 'campaign:' || campaign_id), campaign_id,
                   jsonb_build_object('state', before), jsonb_build_object('state', state, 'action', action_id, 'error', error), reason
            from moved
            """, new { actionId, state, now, error, effects }, transaction, cancellationToken: cancellationToken));

    /// <summary>A try failed for now: it is tried again later.</summary>
    public static Task PostponeAsync(NpgsqlDataSource database, long actionId, string error, DateTimeOffset due, CancellationToken cancellationToken) =>
        database.RunAsync("update actions set tries = tries + 1, due_at = @due, error = @error where action_id = @actionId", new { actionId, error, due }, cancellationToken);
}
