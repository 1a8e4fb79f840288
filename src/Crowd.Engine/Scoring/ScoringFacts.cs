using Crowd.Engine.Enforcing;
using Crowd.Engine.Storage;
using Crowd.Quality.Agreement;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Scoring;

/// <summary>
/// New estimates as facts of the journal, for campaigns whose rules read them: of an item whenever it has more or fewer answers than before, of a
/// worker's skill when a quarter more answers are known, of the campaign at each scoring.
/// </summary>
internal static class ScoringFacts
{
    /// <summary>Appends what the rules read. Before the scoring is written, as it compares with the one before.</summary>
    public static async Task<int> AppendAsync(NpgsqlTransaction transaction, long campaignId, CampaignScore score, DateTime now, CancellationToken cancellationToken)
    {
        var texts = await transaction.RowsAsync<string>("select text from rule_versions where campaign_id = @campaignId order by version desc limit 1", new { campaignId }, cancellationToken);
        if (texts is not [var text] || RuleSet.Parse(text, "the rules") is not RuleSetResult.Valid { Rules: var rules })
            return 0;
        var facts = new List<EvidenceRow>();
        if (rules.Reads(EvidenceKind.Item))
            facts.AddRange(await ItemsAsync(transaction, campaignId, score, now, cancellationToken));
        if (rules.Reads(EvidenceKind.Skill))
            facts.AddRange(await SkillsAsync(transaction, campaignId, score, now, cancellationToken));
        if (rules.Reads(EvidenceKind.Campaign))
            facts.AddRange(await CampaignAsync(transaction, campaignId, score, now, cancellationToken));
        return facts.Count == 0 ? 0 : await EvidenceJournal.AppendAsync(transaction, campaignId, facts, cancellationToken);
    }

    private static async Task<IEnumerable<EvidenceRow>> ItemsAsync(NpgsqlTransaction transaction, long campaignId, CampaignScore score, DateTime now, CancellationToken cancellationToken)
    {
        var classes = await transaction.OneAsync<string[]>("select classes from campaigns where campaign_id = @campaignId", new { campaignId }, cancellationToken);
        var before = (await transaction.RowsAsync<(long ItemId, int Answers)>("select item_id, answers from consensus where campaign_id = @campaignId", new { campaignId }, cancellationToken))
            .ToDictionary(i => i.ItemId, i => i.Answers);
        return score.Items.Where(i => before.GetValueOrDefault(i.ItemId) != i.Answers).Select(i => new EvidenceRow(
            EvidenceKind.Item, now, null, i.ItemId, Word: classes[i.Label], N1: i.Confidence, N2: i.Answers, N3: i.Margin, N4: i.Agreement));
    }

    private static async Task<IEnumerable<EvidenceRow>> SkillsAsync(NpgsqlTransaction transaction, long campaignId, CampaignScore score, DateTime now, CancellationToken cancellationToken)
    {
        var told = (await transaction.RowsAsync<(long WorkerId, double Answers)>("select worker_id, max(n4) from evidence where campaign_id = @campaignId and kind = @skill group by 1",
            new { campaignId, skill = (short)EvidenceKind.Skill }, cancellationToken)).ToDictionary(t => t.WorkerId, t => t.Answers);
        return score.Workers.Where(w => w.Answers >= 1.25 * told.GetValueOrDefault(w.WorkerId)).Select(w =>
        {
            var interval = ProportionInterval.Wilson(w.Skill * w.Answers, w.Answers);
            return new EvidenceRow(EvidenceKind.Skill, now, w.WorkerId, null, N1: w.Skill, N2: interval.Low, N3: interval.High, N4: w.Answers);
        });
    }

    private static async Task<IEnumerable<EvidenceRow>> CampaignAsync(NpgsqlTransaction transaction, long campaignId, CampaignScore score, DateTime now, CancellationToken cancellationToken)
    {
        var (spent, held, budget, items) = await transaction.OneAsync<(long Spent, long Held, long Budget, int Items)>(
            """
            select (m.rewards_micros + m.fees_micros + m.bonuses_micros)::bigint, m.held_micros::bigint, c.budget_micros,
                   (select count(*)::int from items where campaign_id = c.campaign_id and role = 'work')
            from campaigns c join campaign_money m using (campaign_id) where c.campaign_id = @campaignId
            """, new { campaignId }, cancellationToken);
        var done = score.Items.Count(i => i.State == "done");
        var accuracy = score.Items.Count == 0 ? double.NaN : score.Items.Average(i => i.Confidence);
        (string Name, double Value)[] figures =
        [
            ("spend", spent / 1e6), ("budget_left", (budget - spent - held) / 1e6), ("budget_used", (double)(spent + held) / budget), ("items_done", (double)done / items),
            ("open_items", items - done), ("workers", score.Workers.Count), ("accuracy", accuracy), ("expected_error", 1 - accuracy),
        ];
        return figures.Select(f => new EvidenceRow(EvidenceKind.Campaign, now, null, null, Other: f.Name, N1: f.Value));
    }
}
