using Crowd.Engine.Storage;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Enforcing;

/// <summary>
/// Computes every decision of a campaign again from the stored journal and rule versions, and compares it with what was recorded: rule, subject,
/// moment, actions, and each number of the evidence, bit for bit.
/// </summary>
public sealed class Recomputation(NpgsqlDataSource database)
{
    private const int BatchSize = 20_000;

    private sealed record Period(long RuleVersionId, int Version, string Text, DateTime CreatedAt, long AfterSeq);

    /// <summary>Where the decisions differ.</summary>
    /// <returns>One sentence an action of a rule that does not come out the same; none where all do.</returns>
    public async Task<IReadOnlyList<string>> DifferencesAsync(long campaignId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var periods = await transaction.RowsAsync<Period>(
            """
            select v.rule_version_id, v.version, v.text, v.created_at, c.after_seq
            from rule_changes c join rule_versions v using (rule_version_id) where c.campaign_id = @campaignId order by v.version
            """, new { campaignId }, cancellationToken);
        RuleStates? states = null;
        var decisions = new List<(string Token, string Evidence)>();
        for (var i = 0; i < periods.Count; i++)
        {
            var last = i + 1 < periods.Count ? periods[i + 1].AfterSeq : long.MaxValue;
            states = await JudgeAsync(transaction, campaignId, periods[i], last, states, decisions, cancellationToken);
        }
        return await CompareAsync(transaction, campaignId, decisions, cancellationToken);
    }

    // As Judge does it: new rules take over what fired, and the history without firing.
    private static async Task<RuleStates> JudgeAsync(
        NpgsqlTransaction transaction, long campaignId, Period period, long last, RuleStates? earlier, List<(string, string)> decisions, CancellationToken cancellationToken)
    {
        var rules = ((RuleSetResult.Valid)RuleSet.Parse(period.Text, $"rules version {period.Version}")).Rules;
        var evaluator = new RuleEvaluator(rules, new DateTimeOffset(period.CreatedAt, TimeSpan.Zero));
        var states = evaluator.NewStates();
        foreach (var subject in earlier?.Subjects.ToArray() ?? [])
            states.Load(subject, earlier!.Write(subject));
        if (earlier is not null)
            evaluator.Rebuild([], states);
        var verdicts = new List<Verdict>();
        var journal = new JournalReader(transaction.Connection!, campaignId);
        while (await journal.NextAsync(BatchSize, last, transaction, cancellationToken) is { Count: > 0 } facts)
            foreach (var fact in facts)
                if (fact.Sequence <= period.AfterSeq)
                    evaluator.Advance(fact, states);
                else
                    evaluator.Observe(fact, states, verdicts);
        foreach (var verdict in verdicts)
            for (var number = 0; number < VerdictWriter.Asked(verdict).Count(); number++)
                decisions.Add(($"{VerdictWriter.FiringOf(campaignId, period.RuleVersionId, verdict)}/{number}", VerdictWriter.EvidenceOf(verdict)));
        return states;
    }

    private static Task<List<string>> CompareAsync(
        NpgsqlTransaction transaction, long campaignId, List<(string Token, string Evidence)> decisions, CancellationToken cancellationToken) =>
        transaction.RowsAsync<string>(
            """
            select format('Action %s (%s, rule ''%s''): %s', a.action_id, a.kind, a.rule,
              case when d.token is null then 'the evidence does not lead to it any more.' else 'the evidence gives other numbers than were recorded.' end)
            from actions a left join unnest(@tokens, @evidence) as d(token, evidence) on d.token = a.token
            where a.campaign_id = @campaignId and a.rule is not null and (d.token is null or d.evidence::jsonb <> a.evidence - 'firstDoubt')
            order by a.action_id
            """, new { campaignId, tokens = decisions.Select(d => d.Token).ToArray(), evidence = decisions.Select(d => d.Evidence).ToArray() }, cancellationToken);
}
