using System.Security.Cryptography;
using Crowd.Marketplace.Accounts;
using Crowd.Marketplace.Storage;
using Npgsql;

namespace Crowd.Marketplace.OperatorSite.Accounts;

/// <summary>Requesters as the operator sees them.</summary>
internal sealed class AccountShelf(Database database, TimeProvider clock)
{
    public const int PageSize = 100;
    private const string Columns = "access_key, name, requester_id, prepaid, available_micros, held_micros, spent_micros, created_at";
    private const string Capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>An access key and a secret that nobody has.</summary>
    public static (string Key, string Secret) NewKey() => ("AKID" + RandomNumberGenerator.GetString(Capitals, 16), Convert.ToBase64String(RandomNumberGenerator.GetBytes(30)));

    public Task<List<AccountLine>> AllAsync(CancellationToken cancellationToken) =>
        database.AllAsync($"select {Columns} from accounts where active order by account_id limit 1000", [], Read, cancellationToken);

    public Task<AccountLine?> FindAsync(string key, CancellationToken cancellationToken) =>
        database.OneAsync($"select {Columns} from accounts where access_key = $1 and active", [key], Read, cancellationToken);

    /// <summary>The ledger, latest first; one line more than a page tells that there is another.</summary>
    public Task<List<LedgerLine>> LedgerAsync(string key, long? before, CancellationToken cancellationToken) => database.AllAsync("""
        select l.entry_id, l.at, l.kind, l.from_book, l.to_book, l.micros, l.hit_id, l.worker_id
        from   ledger l join accounts c using (account_id)
        where  c.access_key = $1 and l.entry_id < coalesce($2, 9223372036854775807) order by l.entry_id desc limit $3
        """, [key, before, PageSize + 1],
        row => new LedgerLine(
            row.GetInt64(0), row.Moment(1), row.GetString(2), row.GetString(3), row.GetString(4), Money.Usd(row.GetInt64(5)), row.Text(6), row.Text(7)),
        cancellationToken);

    /// <summary>Puts money in, once for each token. Outcomes: funded, duplicate, no_account, constant.</summary>
    public Task<string> FundAsync(string key, decimal usd, string token, CancellationToken cancellationToken) =>
        database.OutcomeAsync("select work.fund($1, $2, $3, $4)", [key, Money.ToMicros(usd), token, clock.GetUtcNow()], cancellationToken);

    private static AccountLine Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3), Money.Usd(row.GetInt64(4)), Money.Usd(row.GetInt64(5)), Money.Usd(row.GetInt64(6)), row.Moment(7));
}
