using Crowd.Rules;
using Dapper;
using Npgsql;

namespace Crowd.Engine.Enforcing;

/// <summary>The table <c>rule_states</c>: what each rule version remembers of each subject.</summary>
internal static class RuleStateStore
{
    /// <summary>Loads the states of these subjects (null for all) into <paramref name="states"/>.</summary>
    /// <returns>Whether every state held all that the rules ask for; else the journal must be fed anew.</returns>
    public static async Task<bool> LoadAsync(
        NpgsqlTransaction transaction, long campaignId, long ruleVersionId, IReadOnlyCollection<Subject>? subjects, RuleStates states, CancellationToken cancellationToken)
    {
        var rows = await transaction.Connection!.QueryAsync<(short Kind, string Key, byte[] State)>(new CommandDefinition(
            """
            select subject_kind, subject_key, state from rule_states
            where campaign_id = @campaignId and rule_version_id = @ruleVersionId
              and (@all or (subject_kind, subject_key) in (select * from unnest(@kinds::smallint[], @keys::text[])))
            """,
            new
            {
                campaignId, ruleVersionId, all = subjects is null,
                kinds = subjects?.Select(s => (short)s.Kind).ToArray() ?? [], keys = subjects?.Select(s => s.Key).ToArray() ?? [],
            }, transaction, cancellationToken: cancellationToken));
        var complete = true;
        foreach (var (kind, key, state) in rows)
            complete &= states.Load(new Subject((SubjectKind)kind, key), state);
        return complete;
    }

    /// <summary>Writes what has changed, in one statement.</summary>
    public static async Task SaveAsync(NpgsqlTransaction transaction, long campaignId, long ruleVersionId, RuleStates states, CancellationToken cancellationToken)
    {
        var changed = states.Changed.ToArray();
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            """
            insert into rule_states (campaign_id, rule_version_id, subject_kind, subject_key, state)
            select @campaignId, @ruleVersionId, * from unnest(@kinds::smallint[], @keys::text[], @states::bytea[])
            on conflict (campaign_id, rule_version_id, subject_kind, subject_key) do update set state = excluded.state
            """,
            new
            {
                campaignId, ruleVersionId, kinds = changed.Select(s => (short)s.Kind).ToArray(), keys = changed.Select(s => s.Key).ToArray(),
                states = changed.Select(states.Write).ToArray(),
            }, transaction, cancellationToken: cancellationToken));
        states.MarkSaved();
    }
}
