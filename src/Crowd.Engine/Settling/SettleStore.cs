using Crowd.Engine.Campaigns;
using Crowd.Engine.Enforcing;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Storage;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Settling;

/// <summary>The rows behind settling.</summary>
internal sealed class SettleStore(NpgsqlDataSource database, TimeProvider clock)
{
    // Statements over a whole campaign go in steps, so that none holds its locks for long.
    private const int Step = 5000;

    /// <summary>Settles what the marketplace had decided before it came to us (auto-approval).</summary>
    public async Task<int> AdoptAsync(long campaignId, CancellationToken cancellationToken)
    {
        for (var total = 0; ;)
        {
            var rows = await database.RowsAsync<(long Id, string State)>(
                """
                select submission_id, state from submissions
                where campaign_id = @campaignId and settled_at is null and state <> 'submitted' order by submission_id limit @Step
                """, new { campaignId, Step }, cancellationToken);
            if (rows.Count == 0)
                return total;
            total += await SettleAsync(campaignId, [.. rows], cancellationToken);
        }
    }

    /// <summary>Decides to approve what has waited long enough and nobody has decided otherwise.</summary>
    public Task<int> DecideAsync(long campaignId, TimeSpan delay, CancellationToken cancellationToken) =>
        database.RunAsync(
            """
            update submissions set decision = 'approve', decided_by = 'auto', decided_at = @now
            where campaign_id = @campaignId and settled_at is null and decision is null and state = 'submitted' and submitted_at <= @before
            """, new { campaignId, now = clock.GetUtcNow(), before = clock.GetUtcNow() - delay }, cancellationToken);

    /// <summary>Decided and not settled, after <paramref name="after"/>.</summary>
    public Task<List<DecidedSubmission>> DecidedAsync(long campaignId, long after, int limit, CancellationToken cancellationToken) =>
        database.RowsAsync<DecidedSubmission>(
            """
            select submission_id, assignment_id, decision, decision_reason from submissions
            where campaign_id = @campaignId and settled_at is null and decision is not null and state = 'submitted' and submission_id > @after
            order by submission_id limit @limit
            """, new { campaignId, after, limit }, cancellationToken);

    /// <summary>Writes what the marketplace has confirmed, with the ledger's entries.</summary>
    public Task<int> SettleAsync(long campaignId, IReadOnlyCollection<(long Id, string State)> settled, CancellationToken cancellationToken) => settled.Count == 0
        ? Task.FromResult(0)
        : database.InTransactionAsync(async (transaction, token) =>
        {
            await EvidenceJournal.LockAsync(transaction, campaignId, token);
            var rows = await transaction.RowsAsync<SettledRow>(Sql.Of("Settling", "settle"),
                new { ids = settled.Select(s => s.Id).ToArray(), states = settled.Select(s => s.State).ToArray(), now = clock.GetUtcNow() }, token);
            if (rows.Count > 0)
                await EvidenceJournal.AppendAsync(transaction, campaignId, rows.SelectMany(FactsOf), token);
            return rows.Count;
        }, cancellationToken);

    // What was decided about a page, and what it earned, as the rules read it.
    private IEnumerable<EvidenceRow> FactsOf(SettledRow row)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        yield return new EvidenceRow(EvidenceKind.Decision, now, row.WorkerId, null, Page: row.AssignmentId, Word: row.State);
        if (row.State == "approved")
            yield return new EvidenceRow(EvidenceKind.Payment, now, row.WorkerId, null, N1: row.RewardMicros / 1e6, N2: row.Milliseconds);
    }

    private sealed record SettledRow(long WorkerId, string AssignmentId, string State, long RewardMicros, double Milliseconds);

    /// <summary>When the next undecided submission will have waited long enough, null where none waits; and whether decided ones are not settled.</summary>
    public async Task<(DateTimeOffset? Due, bool Refused)> NextDueAsync(long campaignId, TimeSpan delay, CancellationToken cancellationToken)
    {
        var (first, refused) = await database.OneAsync<(DateTime? First, bool Refused)>(
            """
            select min(submitted_at) filter (where decision is null) as first, coalesce(bool_or(decision is not null), false) as refused
            from submissions where campaign_id = @campaignId and settled_at is null
            """, new { campaignId }, cancellationToken);
        return (first is { } at ? new DateTimeOffset(at, TimeSpan.Zero) + delay : null, refused);
    }

    /// <summary>The marketplace refuses to carry a decision out: a person is told, the submission waits.</summary>
    public Task RefusedAsync(Campaign campaign, DecidedSubmission submission, MarketplaceException failure, CancellationToken cancellationToken) =>
        database.InTransactionAsync((transaction, token) => Alerts.RaiseAsync(transaction, "settling-refused", $"submission:{submission.SubmissionId}",
            $"Campaign {campaign.Name}: the marketplace refuses to {submission.Decision} assignment {submission.AssignmentId}: {failure.Message}",
            campaign.Id, clock.GetUtcNow(), token), cancellationToken);
}
