using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Crowd.Engine.Enforcing;

/// <summary>Writes facts to a campaign's journal: one COPY and one insert a batch, in order of time, each judgement of an answer once and never again.</summary>
internal static class EvidenceJournal
{
    /// <summary>
    /// Lets one transaction at a time change a campaign's answers, figures and journal. Taken first by all that do, so that none waits for another
    /// in a circle, and no reader of the journal can pass over a lower number that commits later.
    /// </summary>
    public static Task LockAsync(NpgsqlTransaction transaction, long campaignId, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition("select pg_advisory_xact_lock(hashtextextended('crowd evidence', @campaignId))",
            new { campaignId }, transaction, cancellationToken: cancellationToken));

    /// <summary>Appends what is not there yet.</summary>
    /// <returns>How many facts were new.</returns>
    public static async Task<int> AppendAsync(NpgsqlTransaction transaction, long campaignId, IEnumerable<EvidenceRow> rows, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection!;
        await LockAsync(transaction, campaignId, cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            create temporary table if not exists new_evidence (
              at timestamptz, kind smallint, worker_id bigint, item_id bigint, page text, other text, word text,
              n1 double precision, n2 double precision, n3 double precision, n4 double precision, n5 double precision) on commit delete rows;
            truncate new_evidence
            """, transaction: transaction, cancellationToken: cancellationToken));
        await CopyAsync(connection, rows, cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into evidence (campaign_id, at, kind, worker_id, item_id, page, other, word, n1, n2, n3, n4, n5)
            select @campaignId, at, kind, worker_id, item_id, page, other, word, n1, n2, n3, n4, n5
            from new_evidence order by at, kind, worker_id, item_id
            on conflict do nothing
            """, new { campaignId }, transaction, cancellationToken: cancellationToken));
    }

    private static async Task CopyAsync(NpgsqlConnection connection, IEnumerable<EvidenceRow> rows, CancellationToken cancellationToken)
    {
        await using var writer = await connection.BeginBinaryImportAsync("copy new_evidence from stdin (format binary)", cancellationToken);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(cancellationToken);
            await writer.WriteAsync(row.At, NpgsqlDbType.TimestampTz, cancellationToken);
            await writer.WriteAsync((short)row.Kind, NpgsqlDbType.Smallint, cancellationToken);
            await WriteAsync(writer, row.WorkerId, cancellationToken);
            await WriteAsync(writer, row.ItemId, cancellationToken);
            await WriteAsync(writer, row.Page, cancellationToken);
            await WriteAsync(writer, row.Other, cancellationToken);
            await WriteAsync(writer, row.Word, cancellationToken);
            await WriteAsync(writer, row.N1, cancellationToken);
            await WriteAsync(writer, row.N2, cancellationToken);
            await WriteAsync(writer, row.N3, cancellationToken);
            await WriteAsync(writer, row.N4, cancellationToken);
            await WriteAsync(writer, row.N5, cancellationToken);
        }
        await writer.CompleteAsync(cancellationToken);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter writer, long? value, CancellationToken ct) =>
        value is { } id ? writer.WriteAsync(id, NpgsqlDbType.Bigint, ct) : writer.WriteNullAsync(ct);

    private static Task WriteAsync(NpgsqlBinaryImporter writer, string? value, CancellationToken ct) =>
        value is not null ? writer.WriteAsync(value, NpgsqlDbType.Text, ct) : writer.WriteNullAsync(ct);

    private static Task WriteAsync(NpgsqlBinaryImporter writer, double value, CancellationToken ct) =>
        double.IsNaN(value) ? writer.WriteNullAsync(ct) : writer.WriteAsync(value, NpgsqlDbType.Double, ct);
}
