using Crowd.Engine.Campaigns;
using Crowd.Engine.Ledger;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Settling;

/// <summary>Pays granted bonuses, each with its token.</summary>
internal sealed class BonusPayer(NpgsqlDataSource database, IMarketplaceDirectory marketplaces, TimeProvider clock)
{
    private sealed record Row(
        long BonusId, string ExternalId, string AssignmentId, long AmountMicros, long FeeMicros, string Reason, string Token, DateTime? FirstSentAt);

    /// <summary>Pays what is planned; one refusal does not stop the others.</summary>
    public async Task<int> RunAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var marketplace = marketplaces.Get(campaign.Definition.Marketplace);
        var rows = await database.RowsAsync<Row>(
            """
            select b.bonus_id, w.external_id, s.assignment_id, b.amount_micros, b.fee_micros, b.reason, b.token, b.first_sent_at
            from bonuses b join submissions s using (submission_id) join workers w using (worker_id)
            where b.campaign_id = @Id and b.state = 'planned' order by b.bonus_id
            """, new { campaign.Id }, cancellationToken);
        foreach (var row in rows)
            await PayAsync(campaign, marketplace, row, cancellationToken);
        return rows.Count;
    }

    private async Task PayAsync(Campaign campaign, IMarketplace marketplace, Row row, CancellationToken cancellationToken)
    {
        var claimed = await database.RunAsync("update bonuses set first_sent_at = coalesce(first_sent_at, @now) where bonus_id = @BonusId and state = 'planned'",
            new { row.BonusId, now = clock.GetUtcNow() }, cancellationToken);
        // It may have been taken back a moment ago.
        if (claimed == 0)
            return;
        var before = row.FirstSentAt is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : (DateTimeOffset?)null;
        try
        {
            await marketplace.BonusAsync(row.ExternalId, row.AssignmentId, new Money(row.AmountMicros), row.Reason, row.Token, before, cancellationToken);
            await EndAsync(campaign, row, null, cancellationToken);
        }
        catch (MarketplaceException e) when (e.Failure == MarketplaceFailure.Refused)
        {
            await EndAsync(campaign, row, e.Message, cancellationToken);
        }
    }

    private Task EndAsync(Campaign campaign, Row row, string? error, CancellationToken cancellationToken) =>
        database.InTransactionAsync(async (transaction, token) =>
        {
            var now = clock.GetUtcNow();
            var about = $"bonus:{row.Token}";
            await transaction.RunAsync(
                """
                update bonuses set state = case when @error::text is null then 'paid' else 'failed' end, error = @error,
                  paid_at = case when @error::text is null then @now end
                where bonus_id = @BonusId
                """, new { row.BonusId, error, now }, token);
            LedgerEntry released = new("release", new Money(row.AmountMicros + row.FeeMicros), about);
            IReadOnlyList<LedgerEntry> entries = error is not null
                ? [released]
                : [released, new("bonus", new Money(row.AmountMicros), about), new("bonus-fee", new Money(row.FeeMicros), about)];
            await LedgerWriter.AppendAsync(transaction, campaign.Id, entries, now, token);
            if (error is not null)
                await Alerts.RaiseAsync(transaction, "bonus-refused", about, $"Campaign {campaign.Name}: a bonus for assignment {row.AssignmentId} is refused: {error}", campaign.Id, now, token);
        }, cancellationToken);
}
