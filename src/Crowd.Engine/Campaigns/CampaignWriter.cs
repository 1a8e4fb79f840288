using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Crowd.Engine.Publishing;
using Crowd.Engine.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Crowd.Engine.Campaigns;

/// <summary>Writes a new campaign's rows.</summary>
internal static class CampaignWriter
{
    /// <summary>The campaign, its project where it is new, and the first version of its rules.</summary>
    public static async Task<long> InsertAsync(
        NpgsqlTransaction transaction, CampaignDefinition definition, string author, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = await transaction.OneAsync<long>(Sql.Of("Campaigns", "insert_campaign"), new
        {
            definition.Project, definition.Name, definition.Marketplace, definition = JsonSerializer.Serialize(definition, CampaignJson.Options),
            classes = definition.Classes.ToArray(), definition.Redundancy, RedundancyMax = definition.MostAnswers, definition.ItemsPerHit,
            reward = definition.Reward.Micros, budget = definition.Budget.Micros, author, now,
        }, cancellationToken);
        if (definition.Rules is { } rules)
            await transaction.RunAsync(
                """
                insert into rule_versions (campaign_id, version, text, sha256, author, reason, created_at)
                values (@id, 1, @rules, @sha256, @author, 'launched with the campaign', @now)
                """, new { id, rules, sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rules))), author, now }, cancellationToken);
        return id;
    }

    /// <summary>The items by COPY; their ids in the definition's order.</summary>
    public static async Task<IReadOnlyList<long>> CopyItemsAsync(
        NpgsqlTransaction transaction, long campaignId, CampaignDefinition definition, CancellationToken cancellationToken)
    {
        var ids = await transaction.RowsAsync<long>(
            "select nextval(pg_get_serial_sequence('items', 'item_id')) from generate_series(1, @n)", new { n = definition.Items.Count }, cancellationToken);
        var classes = definition.Classes.Select((label, i) => (label, i)).ToDictionary(c => c.label, c => c.i, StringComparer.Ordinal);
        await using var writer = await transaction.Connection!.BeginBinaryImportAsync(
            "copy items (campaign_id, item_id, key, payload, role, gold, wanted) from stdin (format binary)", cancellationToken);
        for (var i = 0; i < definition.Items.Count; i++)
        {
            var item = definition.Items[i];
            await writer.StartRowAsync(cancellationToken);
            await writer.WriteAsync(campaignId, NpgsqlDbType.Bigint, cancellationToken);
            await writer.WriteAsync(ids[i], NpgsqlDbType.Bigint, cancellationToken);
            await writer.WriteAsync(item.Key, NpgsqlDbType.Text, cancellationToken);
            await writer.WriteAsync(JsonSerializer.Serialize(item.Payload, CampaignJson.Options), NpgsqlDbType.Jsonb, cancellationToken);
            await writer.WriteAsync(CampaignJson.Stored(item.Role), NpgsqlDbType.Text, cancellationToken);
            if (item.Role != ItemRole.Work && item.Gold is { } gold)
                await writer.WriteAsync(classes[gold], NpgsqlDbType.Integer, cancellationToken);
            else
                await writer.WriteNullAsync(cancellationToken);
            await writer.WriteAsync(FirstRound.Wanted(definition, item), NpgsqlDbType.Integer, cancellationToken);
        }
        await writer.CompleteAsync(cancellationToken);
        return ids;
    }

    /// <summary>The campaign's own partitions of the tables that grow.</summary>
    public static Task MakePartitionsAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken) =>
        transaction.RunAsync(
            $"""
            create table answers_{id} partition of answers for values in ({id});
            create table evidence_{id} partition of evidence for values in ({id});
            """, null, cancellationToken);
}
