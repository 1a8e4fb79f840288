using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Crowd.Engine.Campaigns;
using Dapper;
using Npgsql;

namespace Crowd.Engine.Exporting;

/// <summary>Writes a campaign's labels: <c>.csv</c> and <c>.json</c> side by side, each as a whole or not at all.</summary>
public sealed class LabelExporter(NpgsqlDataSource database)
{
    private const string Rows =
        """
        select i.key as item, c.classes[k.label + 1] as label, k.confidence, coalesce(k.answers, 0) as answers,
          c.classes[k.majority_label + 1] as majority_label, k.majority_share, i.state, k.method
        from campaigns c join items i using (campaign_id) left join consensus k using (campaign_id, item_id)
        where c.campaign_id = @campaignId and i.role = 'work' order by i.item_id
        """;

    /// <summary>The labels of all work items, in the items' order, as a stream.</summary>
    public async IAsyncEnumerable<LabelRow> ReadAsync(long campaignId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await foreach (var row in connection.QueryUnbufferedAsync<LabelRow>(Rows, new { campaignId }).WithCancellation(cancellationToken))
            yield return row;
    }

    /// <summary>Writes the CSV to a stream.</summary>
    /// <returns>How many items were written.</returns>
    public Task<int> WriteCsvAsync(long campaignId, Stream stream, CancellationToken cancellationToken) =>
        CsvAsync(stream, ReadAsync(campaignId, cancellationToken), cancellationToken);

    /// <summary>Writes <paramref name="csvPath"/> and the same name with <c>.json</c>.</summary>
    /// <returns>How many items were written.</returns>
    public async Task<int> WriteAsync(long campaignId, string csvPath, CancellationToken cancellationToken)
    {
        var rows = 0;
        await AtomicFile.WriteAsync(csvPath, async stream => rows = await WriteCsvAsync(campaignId, stream, cancellationToken), cancellationToken);
        await AtomicFile.WriteAsync(Path.ChangeExtension(csvPath, ".json"),
            stream => JsonSerializer.SerializeAsync(stream, ReadAsync(campaignId, cancellationToken), CampaignJson.Options, cancellationToken), cancellationToken);
        return rows;
    }

    private static async Task<int> CsvAsync(Stream stream, IAsyncEnumerable<LabelRow> rows, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        await using var csv = new CsvWriter(text, new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);
        foreach (var name in (string[])["item", "label", "confidence", "answers", "majority_label", "majority_share", "state", "method"])
            csv.WriteField(name);
        await csv.NextRecordAsync();
        var count = 0;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            csv.WriteField(row.Item);
            csv.WriteField(row.Label);
            csv.WriteField(row.Confidence?.ToString("0.####", CultureInfo.InvariantCulture));
            csv.WriteField(row.Answers);
            csv.WriteField(row.MajorityLabel);
            csv.WriteField(row.MajorityShare?.ToString("0.####", CultureInfo.InvariantCulture));
            csv.WriteField(row.State);
            csv.WriteField(row.Method);
            await csv.NextRecordAsync();
            count++;
        }
        return count;
    }
}
