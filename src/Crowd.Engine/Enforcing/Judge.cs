using Crowd.Engine.Storage;
using Crowd.Engine.Reviewing;
using Crowd.Rules;
using Dapper;
using Npgsql;

namespace Crowd.Engine.Enforcing;

/// <summary>
/// Feeds a campaign's new evidence to its rules and records what they ask for: verdicts and the place in the journal in one transaction a batch, so that
/// each fact is judged exactly once whatever crashes. The rules' memory stays in this process between batches and is written now and then; what came
/// since then is fed again from the journal wherever the memory is missing, which gives the same memory, bit for bit.
/// </summary>
internal sealed class Judge(NpgsqlDataSource database, JudgedCampaigns memory, ReviewingOptions options, TimeProvider clock)
{
    private const int BatchSize = 20_000;

    /// <summary>Facts between two writings of the memory. Feeding 50,000 again takes about a second with 200 rules.</summary>
    public int SaveEvery { get; init; } = 50_000;

    /// <summary>Judges all evidence that has not been judged yet.</summary>
    /// <returns>Facts judged and verdicts recorded.</returns>
    public async Task<(int Facts, int Verdicts)> JudgeAsync(long campaignId, CancellationToken cancellationToken)
    {
        (int Facts, int Verdicts) total = default;
        while (true)
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            if (await StandingAsync(transaction, campaignId, cancellationToken) is not { } standing)
                return total;
            var judged = await ReadyAsync(transaction, campaignId, standing, cancellationToken);
            var (facts, verdicts) = await BatchAsync(transaction, campaignId, judged, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            memory.Keep(campaignId, judged);
            total = (total.Facts + facts, total.Verdicts + verdicts);
            if (facts < BatchSize)
                return total;
        }
    }

    private async Task<(int Facts, int Verdicts)> BatchAsync(NpgsqlTransaction transaction, long campaignId, JudgedCampaign judged, CancellationToken cancellationToken)
    {
        var verdicts = new List<Verdict>();
        var before = judged.Place;
        var facts = await FeedAsync(transaction, campaignId, judged, long.MaxValue, verdicts, cancellationToken);
        if (facts == 0)
            return default;
        await VerdictWriter.WriteAsync(transaction, campaignId, judged.Place.RuleVersionId, verdicts, options, clock.GetUtcNow(), cancellationToken);
        await NoteVersionAsync(transaction, campaignId, before, cancellationToken);
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            "update enforcement set last_seq = @Sequence, last_at = @Clock where campaign_id = @campaignId",
            new { campaignId, judged.Place.Sequence, judged.Place.Clock }, transaction, cancellationToken: cancellationToken));
        if (judged.Unsaved >= SaveEvery)
            await SaveAsync(transaction, campaignId, judged, cancellationToken);
        return (facts, verdicts.Count);
    }

    // The newest rules, with the memory of everything judged so far.
    private async Task<JudgedCampaign> ReadyAsync(NpgsqlTransaction transaction, long campaignId, Standing standing, CancellationToken cancellationToken)
    {
        var judged = memory.Take(campaignId, new JudgedPlace(standing.JudgedBy, standing.Generation, standing.LastSeq, standing.LastAt))
            ?? new JudgedCampaign(
                await RulesAsync(transaction, standing.JudgedBy, cancellationToken),
                new JudgedPlace(standing.JudgedBy, standing.Generation, standing.SavedSeq, standing.SavedAt));
        // What these facts ask for is recorded already.
        var known = new List<Verdict>();
        while (await FeedAsync(transaction, campaignId, judged, standing.LastSeq, known, cancellationToken) > 0)
            known.Clear();
        return standing.JudgedBy == standing.Newest && !standing.Rebuild ? judged : await ChangeRulesAsync(transaction, campaignId, judged, standing.Newest, cancellationToken);
    }

    // The next facts up to a place, fed with the memory of all whom they concern.
    private static async Task<int> FeedAsync(
        NpgsqlTransaction transaction, long campaignId, JudgedCampaign judged, long last, List<Verdict> verdicts, CancellationToken cancellationToken)
    {
        var journal = JournalReader.From(transaction.Connection!, campaignId, judged.Place.Sequence, judged.Place.Clock);
        var facts = await journal.NextAsync(BatchSize, last, transaction, cancellationToken);
        var strangers = facts.SelectMany(f => judged.Evaluator.SubjectsOf(f)).Append(Subject.Campaign).Where(s => !judged.States.Knows(s)).ToHashSet();
        if (strangers.Count > 0)
            await RuleStateStore.LoadAsync(transaction, campaignId, judged.Place.RuleVersionId, strangers, judged.States, cancellationToken);
        judged.Observe(facts, verdicts);
        judged.Place = judged.Place with { Sequence = journal.LastSequence, Clock = journal.Clock };
        return facts.Count;
    }

    // New rules, and old ones whose journal was written anew (a corrected gold label), take the whole history in without looking back: what is past does not fire again, what comes is judged with all that is known.
    private static async Task<JudgedCampaign> ChangeRulesAsync(
        NpgsqlTransaction transaction, long campaignId, JudgedCampaign before, long newest, CancellationToken cancellationToken)
    {
        await SaveAsync(transaction, campaignId, before, cancellationToken);
        var after = new JudgedCampaign(await RulesAsync(transaction, newest, cancellationToken), before.Place with { RuleVersionId = newest });
        await RuleStateStore.LoadAsync(transaction, campaignId, before.Place.RuleVersionId, null, after.States, cancellationToken);
        after.Evaluator.Rebuild([], after.States);
        var journal = new JournalReader(transaction.Connection!, campaignId);
        while (await journal.NextAsync(BatchSize, before.Place.Sequence, transaction, cancellationToken) is { Count: > 0 } facts)
            foreach (var fact in facts)
                after.Evaluator.Advance(fact, after.States);
        await SaveAsync(transaction, campaignId, after, cancellationToken);
        await transaction.RunAsync("update enforcement set rebuild = false where campaign_id = @campaignId and rebuild", new { campaignId }, cancellationToken);
        return after;
    }

    private static async Task SaveAsync(NpgsqlTransaction transaction, long campaignId, JudgedCampaign judged, CancellationToken cancellationToken)
    {
        await RuleStateStore.SaveAsync(transaction, campaignId, judged.Place.RuleVersionId, judged.States, cancellationToken);
        var generation = await transaction.Connection!.QuerySingleAsync<int>(new CommandDefinition(
            """
            update enforcement set rule_version_id = @RuleVersionId, saved_seq = @Sequence, saved_at = @Clock, generation = generation + 1
            where campaign_id = @campaignId returning generation
            """, new { campaignId, judged.Place.RuleVersionId, judged.Place.Sequence, judged.Place.Clock }, transaction, cancellationToken: cancellationToken));
        (judged.Place, judged.Unsaved) = (judged.Place with { Generation = generation }, 0);
    }

    // From which fact on a version judged: decisions are computed again by it.
    private static Task NoteVersionAsync(NpgsqlTransaction transaction, long campaignId, JudgedPlace before, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            "insert into rule_changes (campaign_id, rule_version_id, after_seq) values (@campaignId, @RuleVersionId, @Sequence) on conflict do nothing",
            new { campaignId, before.RuleVersionId, before.Sequence }, transaction, cancellationToken: cancellationToken));

    private static async Task<RuleEvaluator> RulesAsync(NpgsqlTransaction transaction, long versionId, CancellationToken cancellationToken)
    {
        var (version, text, createdAt) = await transaction.Connection!.QuerySingleAsync<(int Version, string Text, DateTime CreatedAt)>(new CommandDefinition(
            "select version, text, created_at from rule_versions where rule_version_id = @versionId", new { versionId }, transaction, cancellationToken: cancellationToken));
        return RuleSet.Parse(text, $"rules version {version}") is RuleSetResult.Valid { Rules: var rules }
            ? new RuleEvaluator(rules, new DateTimeOffset(createdAt, TimeSpan.Zero))
            : throw new InvalidOperationException($"Rule version {versionId} does not parse any more.");
    }

    // How far the journal has been judged, by what, and the newest rules; null where the campaign has none.
    private static Task<Standing?> StandingAsync(NpgsqlTransaction transaction, long campaignId, CancellationToken cancellationToken) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Standing>(new CommandDefinition(
            """
            insert into enforcement (campaign_id, rule_version_id, last_seq, last_at)
            select campaign_id, rule_version_id, 0, '-infinity' from rule_versions where campaign_id = @campaignId order by version desc limit 1
            on conflict (campaign_id) do nothing;
            select (select rule_version_id from rule_versions where campaign_id = e.campaign_id order by version desc limit 1) as newest,
              rule_version_id as judged_by, generation, last_seq, greatest(last_at, '0001-01-01Z') as last_at, saved_seq, greatest(saved_at, '0001-01-01Z') as saved_at, rebuild
            from enforcement e where campaign_id = @campaignId for update of e
            """, new { campaignId }, transaction, cancellationToken: cancellationToken));

    private sealed record Standing(long Newest, long JudgedBy, int Generation, long LastSeq, DateTime LastAt, long SavedSeq, DateTime SavedAt, bool Rebuild);
}
