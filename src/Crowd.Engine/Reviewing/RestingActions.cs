using Crowd.Engine.Enforcing;
using Crowd.Engine.Storage;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Reviewing;

/// <summary>The actions that rest on a check question, and whether the journal as it is now still asks for them.</summary>
internal static class RestingActions
{
    private const int Batch = 20_000;

    /// <summary>Actions in force or proposed, whose rule looked at gold and whose worker had answered the question by then.</summary>
    public static async Task<IReadOnlyList<(long ActionId, bool StillFires)>> FindAsync(
        NpgsqlTransaction transaction, long campaignId, long itemId, CancellationToken cancellationToken)
    {
        var actions = await transaction.RowsAsync<Row>(
            """
            select a.action_id, a.worker_id, a.rule, a.rule_version_id, v.text as rules, v.created_at as effective_from, (a.evidence ->> 'sequence')::bigint as sequence
            from actions a join rule_versions v using (rule_version_id)
            where a.campaign_id = @campaignId and a.state in ('proposed', 'applied') and a.worker_id is not null
              and exists (select 1 from jsonb_array_elements(case jsonb_typeof(a.evidence -> 'measurements') when 'array' then a.evidence -> 'measurements' else '[]' end) m
                          where m ->> 'measure' like '%gold%')
              and exists (select 1 from evidence e where e.campaign_id = a.campaign_id and e.kind = 1 and e.item_id = @itemId and e.worker_id = a.worker_id
                          and e.seq <= (a.evidence ->> 'sequence')::bigint)
            order by a.action_id
            """, new { campaignId, itemId }, cancellationToken);
        var found = new List<(long, bool)>();
        foreach (var version in actions.GroupBy(a => a.RuleVersionId))
            found.AddRange(await JudgedAnewAsync(transaction, campaignId, [.. version], cancellationToken));
        return found;
    }

    // The journal from its beginning, through the rules that took these actions.
    private static async Task<IEnumerable<(long ActionId, bool StillFires)>> JudgedAnewAsync(
        NpgsqlTransaction transaction, long campaignId, Row[] actions, CancellationToken cancellationToken)
    {
        if (RuleSet.Parse(actions[0].Rules, "rules") is not RuleSetResult.Valid { Rules: var rules })
            throw new InvalidOperationException($"Rule version {actions[0].RuleVersionId} does not parse any more.");
        var evaluator = new RuleEvaluator(rules, new DateTimeOffset(actions[0].EffectiveFrom, TimeSpan.Zero));
        var states = evaluator.NewStates();
        var verdicts = new List<Verdict>();
        var journal = new JournalReader(transaction.Connection!, campaignId);
        while (await journal.NextAsync(Batch, actions.Max(a => a.Sequence), transaction, cancellationToken) is { Count: > 0 } facts)
            foreach (var fact in facts)
                evaluator.Observe(fact, states, verdicts);
        return actions.Select(a => (a.ActionId, verdicts.Exists(v =>
            v.Rule == a.Rule && v.Sequence <= a.Sequence && v.Subject.Key.Split('|').Contains(a.WorkerId.ToString()))));
    }

    private sealed record Row(long ActionId, long WorkerId, string Rule, long RuleVersionId, string Rules, DateTime EffectiveFrom, long Sequence);
}
