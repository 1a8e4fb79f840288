using System.Data;
using System.Globalization;
using Crowd.Rules;
using Dapper;
using Npgsql;

namespace Crowd.Engine.Enforcing;

/// <summary>
/// A campaign's journal as it was written, with workers and items by the names that people know: what other rules can be tried on. Each fact stands
/// where it became known, so nothing is seen before its time.
/// </summary>
/// <param name="Facts">The journal.</param>
/// <param name="Classes">The campaign's labels.</param>
/// <param name="Items">Its items, check questions included.</param>
/// <param name="Gold">The known labels of its check questions, by item.</param>
/// <param name="DollarsPerAnswer">What an answer costs, fees included.</param>
public sealed record CampaignHistory(
    IReadOnlyList<Evidence> Facts, IReadOnlyList<string> Classes, int Items, IReadOnlyDictionary<string, string> Gold, double DollarsPerAnswer)
{
    private const int BatchSize = 50_000;

    /// <summary>Reads a campaign's journal as it stands.</summary>
    /// <param name="database">The engine's database.</param>
    /// <param name="campaign">The campaign's name.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>Null where there is no campaign of that name.</returns>
    public static async Task<CampaignHistory?> ReadAsync(NpgsqlDataSource database, string campaign, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var found = await connection.QuerySingleOrDefaultAsync<Found>(new CommandDefinition(
            """
            select campaign_id, classes,
              (reward_micros + coalesce((select max(fee_micros) from hits h where h.campaign_id = c.campaign_id), 0)) / 1e6 / items_per_hit as dollars
            from campaigns c where name = @campaign
            """, new { campaign }, transaction, cancellationToken: cancellationToken));
        if (found is null)
            return null;
        var items = (await connection.QueryAsync<(long Id, string Key, int? Gold)>(new CommandDefinition(
            "select item_id, key, case when role = 'check' then gold end from items where campaign_id = @CampaignId",
            new { found.CampaignId }, transaction, cancellationToken: cancellationToken))).ToDictionary(i => Text(i.Id), StringComparer.Ordinal);
        var workers = (await connection.QueryAsync<(long Id, string Name)>(new CommandDefinition(
            "select worker_id, external_id from workers w where exists (select 1 from worker_stats s where s.campaign_id = @CampaignId and s.worker_id = w.worker_id)",
            new { found.CampaignId }, transaction, cancellationToken: cancellationToken))).ToDictionary(w => Text(w.Id), w => w.Name, StringComparer.Ordinal);
        var facts = new List<Evidence>();
        var journal = new JournalReader(connection, found.CampaignId);
        while (await journal.NextAsync(BatchSize, long.MaxValue, transaction, cancellationToken) is { Count: > 0 } batch)
            facts.AddRange(batch.Select(f => Named(f, workers, id => items.TryGetValue(id, out var item) ? item.Key : id)));
        return new CampaignHistory(
            facts, found.Classes, items.Count,
            items.Values.Where(i => i.Gold is not null).ToDictionary(i => i.Key, i => found.Classes[i.Gold!.Value], StringComparer.Ordinal), (double)found.Dollars);
    }

    // Pages have names of their own.
    private static Evidence Named(Evidence fact, Dictionary<string, string> workers, Func<string, string> item) => fact with
    {
        Worker = fact.Worker is { } worker ? workers.GetValueOrDefault(worker, worker) : null,
        Other = fact is { Kind: EvidenceKind.Pair, Other: { } other } ? workers.GetValueOrDefault(other, other) : fact.Other,
        Item = fact.Item is { } id && fact.Kind is not (EvidenceKind.Assignment or EvidenceKind.Decision) ? item(id) : fact.Item,
    };

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private sealed record Found(long CampaignId, string[] Classes, decimal Dollars);
}
