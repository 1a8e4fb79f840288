using Crowd.Engine.Campaigns;
using Crowd.Engine.Enforcing;
using Crowd.Engine.Enforcing.Effects;
using Crowd.Engine.Ledger;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Settling;

/// <summary>Pays rejected work after all: reserved in the ledger first, then told to the marketplace, then booked. Doing it again changes nothing.</summary>
internal sealed class RejectionReversals(NpgsqlDataSource database, IMarketplaceDirectory marketplaces, TimeProvider clock)
{
    private sealed record Row(long SubmissionId, string AssignmentId, long WorkerId, long CostMicros);

    /// <summary>Pays the rejected submissions that <paramref name="which"/> (a condition on <c>submissions</c>) picks.</summary>
    /// <exception cref="EffectException">The budget does not cover it.</exception>
    /// <exception cref="MarketplaceException">The marketplace could not be told.</exception>
    public async Task PayAsync(ActionRow action, string which, object args, CancellationToken cancellationToken)
    {
        var rows = await database.RowsAsync<Row>(
            $"""
            select s.submission_id, s.assignment_id, s.worker_id, h.reward_micros + h.fee_micros as cost_micros
            from (select * from submissions where {which}) s join hits h using (hit_id) order by s.submission_id
            """, args, cancellationToken);
        foreach (var row in rows)
        {
            await ReserveAsync(action, row, cancellationToken);
            var outcome = await marketplaces.Get(action.Marketplace).ReverseRejectionAsync(row.AssignmentId, "Your work was accepted after a review.", cancellationToken);
            await BookAsync(action, row, outcome, cancellationToken);
        }
    }

    private Task ReserveAsync(ActionRow action, Row row, CancellationToken cancellationToken) => database.InTransactionAsync(async (transaction, token) =>
    {
        await CampaignStore.LockAsync(action.CampaignId, transaction, token);
        var reserved = await transaction.OneAsync<bool>("select exists (select 1 from ledger where campaign_id = @CampaignId and kind = 'reserve' and ref = @about)",
            new { action.CampaignId, about = About(row) }, token);
        var money = await LedgerReader.ReadAsync(action.CampaignId, transaction, token);
        if (!reserved && new Money(row.CostMicros) > money.Free)
            throw new EffectException($"Paying assignment {row.AssignmentId} after all costs {new Money(row.CostMicros)}, but only {money.Free} of the budget of {money.Budget} is left.", forGood: true);
        await LedgerWriter.AppendAsync(transaction, action.CampaignId, [new("reserve", new Money(row.CostMicros), About(row))], clock.GetUtcNow(), token);
    }, cancellationToken);

    private Task BookAsync(ActionRow action, Row row, ReviewOutcome outcome, CancellationToken cancellationToken) => database.InTransactionAsync(async (transaction, token) =>
    {
        await transaction.RunAsync(
            """
            with paid as (
              update submissions set state = 'approved', decision = 'approve' where submission_id = @SubmissionId and state = 'rejected' and @approved
              returning campaign_id, hit_id, assignment_id, worker_id),
            booked as (
              insert into ledger (campaign_id, kind, amount_micros, ref, at)
              select p.campaign_id, e.kind, e.amount, 'assignment:' || p.assignment_id || '/' || p.worker_id, @now
              from paid p join hits h using (hit_id) cross join lateral (values ('reward', h.reward_micros), ('reward-fee', h.fee_micros)) as e(kind, amount)
              where e.amount > 0 on conflict (campaign_id, kind, ref) do nothing)
            select 1
            """, new { row.SubmissionId, approved = outcome.State == SessionState.Approved, now = clock.GetUtcNow() }, token);
        await LedgerWriter.AppendAsync(transaction, action.CampaignId, [new("release", new Money(row.CostMicros), About(row))], clock.GetUtcNow(), token);
    }, cancellationToken);

    private static string About(Row row) => $"reversal:{row.AssignmentId}/{row.WorkerId}";
}
