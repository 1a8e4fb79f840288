using Crowd.Rules;
using Dapper;
using Npgsql;

namespace Crowd.Engine.Enforcing;

/// <summary>
/// Reads a campaign's journal as the rules want it: in order of sequence, and with a time that never runs backwards (facts may reach us late; they count
/// from the moment we knew of what came before them).
/// </summary>
internal sealed class JournalReader(NpgsqlConnection connection, long campaignId)
{
    private DateTime _clock = DateTime.MinValue.ToUniversalTime();

    /// <summary>The sequence number of the last fact read.</summary>
    public long LastSequence { get; private set; }

    /// <summary>The time that the last fact was given.</summary>
    public DateTime Clock => _clock;

    /// <summary>Goes on from a stored place.</summary>
    public static JournalReader From(NpgsqlConnection connection, long campaignId, long lastSequence, DateTime clock) =>
        new(connection, campaignId) { LastSequence = lastSequence, _clock = clock };

    /// <summary>The next facts, at most <paramref name="most"/>, and none beyond <paramref name="last"/>.</summary>
    public async Task<IReadOnlyList<Evidence>> NextAsync(int most, long last, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            """
            select seq, at, kind, worker_id, item_id, page, other, word, n1, n2, n3, n4, n5
            from evidence where campaign_id = @campaignId and seq > @LastSequence and seq <= @last order by seq limit @most
            """, new { campaignId, LastSequence, last, most }, transaction, cancellationToken: cancellationToken));
        return [.. rows.Select(Fact)];
    }

    private Evidence Fact(Row row)
    {
        (LastSequence, _clock) = (row.Seq, row.At > _clock ? row.At : _clock);
        return new Evidence
        {
            Sequence = row.Seq, At = new DateTimeOffset(_clock, TimeSpan.Zero), Kind = (EvidenceKind)row.Kind,
            Worker = row.WorkerId?.ToString(), Item = row.Page ?? row.ItemId?.ToString(), Other = row.Other, Text = row.Word,
            Value = row.N1 ?? double.NaN, Second = row.N2 ?? double.NaN, Third = row.N3 ?? double.NaN,
            Fourth = row.N4 ?? double.NaN, Fifth = row.N5 ?? double.NaN,
        };
    }

    private sealed record Row(
        long Seq, DateTime At, short Kind, long? WorkerId, long? ItemId, string? Page, string? Other, string? Word,
        double? N1, double? N2, double? N3, double? N4, double? N5);
}
