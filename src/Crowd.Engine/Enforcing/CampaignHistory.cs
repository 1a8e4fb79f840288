using System.Data;
using System.Globalization;
using Crowd.Engine.Storage;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Enforcing;

/// <summary>
/// A campaign's journal as it was written, and what is known of its items: what other rules can be tried on. Each fact stands where it became known, so
/// nothing is seen before its time.
/// </summary>
public sealed record CampaignHistory
{
    /// <summary>The journal. Workers and items are the engine's numbers, until <see cref="Named"/>.</summary>
    public required IReadOnlyList<Evidence> Facts { get; init; }

    /// <summary>The campaign's labels.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>What the campaign calls its items, check questions included.</summary>
    public required IReadOnlyDictionary<string, string> Items { get; init; }

    /// <summary>What the marketplace calls its workers.</summary>
    public required IReadOnlyDictionary<string, string> Workers { get; init; }

    /// <summary>The known labels of check and training items.</summary>
    public required IReadOnlyDictionary<string, string> Gold { get; init; }

    /// <summary>The labels inferred so far.</summary>
    public required IReadOnlyDictionary<string, string> Consensus { get; init; }

    /// <summary>What an answer costs, fees included, on average of the pages so far.</summary>
    public required double DollarsPerAnswer { get; init; }

    /// <summary>Reads a campaign's journal as it stands.</summary>
    /// <param name="database">The engine's database.</param>
    /// <param name="campaignId">A campaign that exists.</param>
    /// <param name="most">Facts to read at most.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async Task<CampaignHistory> ReadAsync(NpgsqlDataSource database, long campaignId, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        // One moment of the database, whatever is written meanwhile.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        async Task<Dictionary<string, string>> Names(string sql) =>
            (await transaction.RowsAsync<(long Id, string Name)>(sql, new { campaignId }, cancellationToken)).ToDictionary(r => Text(r.Id), r => r.Name, StringComparer.Ordinal);
        return new CampaignHistory
        {
            Facts = await new JournalReader(connection, campaignId).NextAsync(most, long.MaxValue, transaction, cancellationToken),
            Classes = await transaction.RowsAsync<string>("select unnest(classes) from campaigns where campaign_id = @campaignId", new { campaignId }, cancellationToken),
            Items = await Names("select item_id, key from items where campaign_id = @campaignId"),
            Workers = await Names("select s.worker_id, w.external_id from worker_stats s join workers w using (worker_id) where s.campaign_id = @campaignId"),
            Gold = await Names("select i.item_id, c.classes[i.gold + 1] from items i join campaigns c using (campaign_id) where i.campaign_id = @campaignId and i.gold is not null and i.role <> 'work'"),
            Consensus = await Names("select k.item_id, c.classes[k.label + 1] from consensus k join campaigns c using (campaign_id) where k.campaign_id = @campaignId"),
            DollarsPerAnswer = await transaction.OneAsync<double>(
                """
                select coalesce(avg(h.reward_micros + h.fee_micros), 0)::double precision / 1e6 / max(c.items_per_hit)
                from campaigns c left join hits h using (campaign_id) where c.campaign_id = @campaignId
                """, new { campaignId }, cancellationToken),
        };
    }

    /// <summary>The same with workers and items by the names that people know.</summary>
    public CampaignHistory Named()
    {
        Dictionary<string, string> ByName(IReadOnlyDictionary<string, string> labels) => labels.ToDictionary(l => Items[l.Key], l => l.Value, StringComparer.Ordinal);
        return this with { Facts = [.. Facts.Select(WithNames)], Gold = ByName(Gold), Consensus = ByName(Consensus) };
    }

    // Pages have names of their own.
    private Evidence WithNames(Evidence fact) => fact with
    {
        Worker = fact.Worker is { } worker ? Workers.GetValueOrDefault(worker, worker) : null,
        Other = fact is { Kind: EvidenceKind.Pair, Other: { } other } ? Workers.GetValueOrDefault(other, other) : fact.Other,
        Item = fact.Item is { } item && fact.Kind is not (EvidenceKind.Assignment or EvidenceKind.Decision) ? Items.GetValueOrDefault(item, item) : fact.Item,
    };

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
