using Crowd.Engine.Enforcing;
using Crowd.Quality.Signals;
using Crowd.Rules;
using Dapper;
using Npgsql;

namespace Crowd.Engine.Scoring;

/// <summary>Suspicion of copying as facts of the journal: one for a pair when it is first found, and again when it has many more items in common.</summary>
internal static class CopyingFacts
{
    /// <summary>The pairs that stand out. Their chance is multiplied by the number of pairs that were looked at: among many, some are alike by accident.</summary>
    public static IReadOnlyList<EvidenceRow> Of(CampaignAnswers answers, CancellationToken cancellationToken)
    {
        var found = Copying.Find(answers.Matrix, cancellationToken);
        if (found.Pairs.Count == 0)
            return [];
        var now = answers.AnsweredAt.Max();
        return [.. found.Pairs.Select(p => new EvidenceRow(
            EvidenceKind.Pair, now, answers.WorkerIds[p.First], null, Other: answers.WorkerIds[p.Second].ToString(),
            N1: p.Excess, N2: Math.Min(1, p.PValue * found.Tested), N4: p.Shared))];
    }

    /// <summary>Appends the pairs that are new, or have at least a quarter more items in common than when they were last told of.</summary>
    public static async Task<int> AppendAsync(NpgsqlTransaction transaction, long campaignId, IReadOnlyList<EvidenceRow> pairs, CancellationToken cancellationToken)
    {
        if (pairs.Count == 0)
            return 0;
        var told = (await transaction.Connection!.QueryAsync<(long Worker, string Other, double Shared)>(new CommandDefinition(
            "select worker_id, other, max(n4) from evidence where campaign_id = @campaignId and kind = @pair group by 1, 2",
            new { campaignId, pair = (short)EvidenceKind.Pair }, transaction, cancellationToken: cancellationToken))).ToDictionary(t => (t.Worker, t.Other), t => t.Shared);
        var news = pairs.Where(p => p.N4 >= 1.25 * told.GetValueOrDefault((p.WorkerId!.Value, p.Other!))).ToList();
        return await EvidenceJournal.AppendAsync(transaction, campaignId, news, cancellationToken);
    }
}
