using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Ledger;

/// <summary>Appends to the ledger, within the transaction that makes the entry true.</summary>
internal static class LedgerWriter
{
    /// <summary>Writes the entries that are not there yet.</summary>
    /// <returns>How many were new.</returns>
    public static Task<int> AppendAsync(
        NpgsqlTransaction transaction, long campaignId, IReadOnlyList<LedgerEntry> entries, DateTimeOffset now, CancellationToken cancellationToken) =>
        transaction.RunAsync(
            """
            insert into ledger (campaign_id, kind, amount_micros, ref, at)
            select @campaignId, e.kind, e.amount, e.about, @now from unnest(@kinds, @amounts, @abouts) as e(kind, amount, about)
            where e.amount > 0
            on conflict (campaign_id, kind, ref) do nothing
            """,
            new
            {
                campaignId, now,
                kinds = entries.Select(e => e.Kind).ToArray(),
                amounts = entries.Select(e => e.Amount.Micros).ToArray(),
                abouts = entries.Select(e => e.About).ToArray(),
            }, cancellationToken);
}
