using Crowd.Rules;
using Dapper;
using Npgsql;

namespace Crowd.Engine.Enforcing;

/// <summary>
/// Feeds a campaign's new evidence to its rules and records what they ask for: verdicts, memory and the place in the journal in one transaction a batch,
/// so that each fact is judged exactly once whatever crashes.
/// </summary>
internal sealed class Judge(NpgsqlDataSource database, TimeProvider clock)
{
    private const int BatchSize = 20_000;

    /// <summary>Judges all evidence that has not been judged yet.</summary>
    /// <returns>Facts judged and verdicts recorded.</returns>
    public async Task<(int Facts, int Verdicts)> JudgeAsync(long campaignId, CancellationToken cancellationToken)
    {
        (int Facts, int Verdicts) total = default;
        while (true)
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            if (await PlaceAsync(transaction, campaignId, cancellationToken) is not { } place)
                return total;
            var (facts, verdicts) = await BatchAsync(transaction, campaignId, place, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            total = (total.Facts + facts, total.Verdicts + verdicts);
            if (facts < BatchSize)
                return total;
        }
    }

    private async Task<(int Facts, int Verdicts)> BatchAsync(NpgsqlTransaction transaction, long campaignId, Place place, CancellationToken cancellationToken)
    {
        var evaluator = new RuleEvaluator(RulesOf(place), new DateTimeOffset(place.CreatedAt, TimeSpan.Zero));
        var states = evaluator.NewStates();
        if (place.JudgedBy != place.RuleVersionId)
            await ChangeRulesAsync(transaction, campaignId, place, evaluator, states, cancellationToken);
        var journal = JournalReader.From(transaction.Connection!, campaignId, place.LastSeq, place.LastAt);
        var facts = await journal.NextAsync(BatchSize, long.MaxValue, transaction, cancellationToken);
        var subjects = facts.SelectMany(f => evaluator.SubjectsOf(f)).Append(Subject.Campaign).Where(s => !states.Knows(s)).ToHashSet();
        await RuleStateStore.LoadAsync(transaction, campaignId, place.RuleVersionId, subjects, states, cancellationToken);
        var verdicts = new List<Verdict>();
        foreach (var fact in facts)
            evaluator.Observe(fact, states, verdicts);
        await VerdictWriter.WriteAsync(transaction, campaignId, place.RuleVersionId, verdicts, clock.GetUtcNow(), cancellationToken);
        await RuleStateStore.SaveAsync(transaction, campaignId, place.RuleVersionId, states, cancellationToken);
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            "update enforcement set rule_version_id = @RuleVersionId, last_seq = @LastSequence, last_at = @Clock where campaign_id = @campaignId",
            new { campaignId, place.RuleVersionId, journal.LastSequence, journal.Clock }, transaction, cancellationToken: cancellationToken));
        return (facts.Count, verdicts.Count);
    }

    // New rules take the whole history in without looking back: what is past does not fire again, what comes is judged with all that is known.
    private static async Task ChangeRulesAsync(
        NpgsqlTransaction transaction, long campaignId, Place place, RuleEvaluator evaluator, RuleStates states, CancellationToken cancellationToken)
    {
        await RuleStateStore.LoadAsync(transaction, campaignId, place.JudgedBy, null, states, cancellationToken);
        evaluator.Rebuild([], states);
        var journal = new JournalReader(transaction.Connection!, campaignId);
        while (await journal.NextAsync(BatchSize, place.LastSeq, transaction, cancellationToken) is { Count: > 0 } facts)
            foreach (var fact in facts)
                evaluator.Advance(fact, states);
    }

    private static RuleSet RulesOf(Place place) =>
        RuleSet.Parse(place.Text, $"rules version {place.Version}") is RuleSetResult.Valid { Rules: var rules }
            ? rules
            : throw new InvalidOperationException($"Rule version {place.RuleVersionId} does not parse any more.");

    // The newest rules and how far the journal has been judged; null where the campaign has no rules.
    private static async Task<Place?> PlaceAsync(NpgsqlTransaction transaction, long campaignId, CancellationToken cancellationToken) =>
        await transaction.Connection!.QuerySingleOrDefaultAsync<Place>(new CommandDefinition(
            """
            insert into enforcement (campaign_id, rule_version_id, last_seq, last_at)
            select campaign_id, rule_version_id, 0, '-infinity' from rule_versions where campaign_id = @campaignId order by version desc limit 1
            on conflict (campaign_id) do nothing;
            select v.rule_version_id, v.version, v.text, v.created_at, e.rule_version_id as judged_by, e.last_seq, greatest(e.last_at, '0001-01-01Z') as last_at
            from enforcement e join lateral (
              select * from rule_versions where campaign_id = e.campaign_id order by version desc limit 1) v on true
            where e.campaign_id = @campaignId for update of e
            """, new { campaignId }, transaction, cancellationToken: cancellationToken));

    private sealed record Place(long RuleVersionId, int Version, string Text, DateTime CreatedAt, long JudgedBy, long LastSeq, DateTime LastAt);
}
