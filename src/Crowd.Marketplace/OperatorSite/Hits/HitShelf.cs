using Crowd.Marketplace.Accounts;
using Crowd.Marketplace.Storage;
using Npgsql;

namespace Crowd.Marketplace.OperatorSite.Hits;

/// <summary>HITs as the operator sees them.</summary>
internal sealed class HitShelf(Database database, TimeProvider clock)
{
    public const int PageSize = 50;
    private const string Columns = """
        h.seq, h.hit_id, c.name, t.title, h.status, h.max_assignments, h.available, h.pending, h.submitted, h.approved, h.rejected, h.reward_micros,
        h.created_at, h.expires_at, h.annotation
        """;

    /// <summary>One account's HITs, latest first; one more than a page tells that there is another.</summary>
    public Task<List<HitLine>> ListAsync(HitFilter filter, long? before, CancellationToken cancellationToken) => database.AllAsync($"""
        select {Columns} from accounts c join hits h using (account_id) join hit_types t using (hit_type_id)
        where  c.access_key = $1 and h.status <> 'Disposed' and h.seq < coalesce($2, 9223372036854775807) and ($3::text is null or h.status = $3)
        and    ($4::text is null or strpos(lower(t.title || ' ' || coalesce(h.annotation, '') || ' ' || h.hit_id), lower($4)) > 0)
        order  by h.seq desc limit $5
        """, [filter.Account, before, filter.Status, filter.Text, PageSize + 1], Read, cancellationToken);

    public Task<HitLine?> FindAsync(string id, CancellationToken cancellationToken) => database.OneAsync(
        $"select {Columns} from hits h join accounts c using (account_id) join hit_types t using (hit_type_id) where h.hit_id = $1 and h.status <> 'Disposed'",
        [id], Read, cancellationToken);

    /// <summary>What the worker is shown: the question's XML.</summary>
    public async Task<string> QuestionAsync(string id, CancellationToken cancellationToken) =>
        await database.OneAsync("select question from hits where hit_id = $1", [id], row => row.GetString(0), cancellationToken) ?? "";

    /// <summary>Ends a HIT now: nobody can take it any more, its open slots' money is free. Outcomes: redated, no_hit.</summary>
    public Task<string> EndAsync(string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return database.OutcomeAsync(
            "select coalesce((select work.redate(account_id, hit_id, $2, null, $2) from hits where hit_id = $1), 'no_hit')", [id, now], cancellationToken);
    }

    private static HitLine Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7), row.GetInt32(8),
        row.GetInt32(9), row.GetInt32(10), Money.Usd(row.GetInt64(11)), row.Moment(12), row.Moment(13), row.Text(14));
}
