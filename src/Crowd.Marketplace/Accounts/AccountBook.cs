using System.Collections.Concurrent;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Accounts;

/// <summary>The requesters: opening accounts, finding them by access key, their figures and ledger.</summary>
internal sealed class AccountBook(Database database, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Account> _known = new(StringComparer.Ordinal);

    /// <summary>Opens an account with its first deposit; one that exists stays as it is.</summary>
    public async Task OpenAsync(AccountSeed seed, CancellationToken cancellationToken)
    {
        // the constant figure is a deposit as well, so that every ledger adds up the same way
        var deposit = Money.ToMicros(seed.DepositUsd ?? Account.ConstantUsd);
        await database.RunAsync("""
            with a as (insert into accounts (access_key, secret, requester_id, name, prepaid, available_micros, created_at)
                       values ($1, $2, $3, $4, $5, case when $5 then $6 else 0 end, $7) on conflict (access_key) do nothing returning account_id)
            insert into ledger (account_id, at, kind, from_book, to_book, micros)
            select account_id, $7, 'deposit', 'outside', 'available', $6 from a where $6 > 0
            """,
            [seed.AccessKey, seed.Secret, NewId.Worker(), seed.Name, seed.DepositUsd is not null, deposit, clock.GetUtcNow()], cancellationToken);
    }

    /// <summary>The active account with an access key, or null. Accounts never change hands, so a found one is remembered.</summary>
    public async ValueTask<Account?> FindAsync(string accessKey, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(accessKey, out var known))
            return known;
        var account = await database.OneAsync(
            "select account_id, access_key, secret, requester_id, name, prepaid from accounts where access_key = $1 and active", [accessKey],
            row => new Account(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetBoolean(5)),
            cancellationToken);
        return account is null ? null : _known.GetOrAdd(accessKey, account);
    }

    /// <summary>The account's figures, added up from its ledger.</summary>
    public async Task<AccountFigures> FiguresAsync(Account account, CancellationToken cancellationToken) =>
        (await database.OneAsync("""
            select coalesce(sum(micros) filter (where to_book = 'available'), 0)::bigint - coalesce(sum(micros) filter (where from_book = 'available'), 0)::bigint,
                   coalesce(sum(micros) filter (where to_book = 'held'), 0)::bigint - coalesce(sum(micros) filter (where from_book = 'held'), 0)::bigint,
                   coalesce(sum(micros) filter (where kind = 'deposit'), 0)::bigint, coalesce(sum(micros) filter (where kind = 'pay'), 0)::bigint,
                   coalesce(sum(micros) filter (where kind = 'bonus'), 0)::bigint, coalesce(sum(micros) filter (where to_book = 'fees'), 0)::bigint
            from ledger where account_id = $1
            """, [account.Id],
            row => new AccountFigures(
                row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)),
            cancellationToken))!;

    /// <summary>Entries after a number, oldest first.</summary>
    public Task<List<LedgerEntry>> EntriesAsync(Account account, long after, int limit, CancellationToken cancellationToken) =>
        database.AllAsync("""
            select entry_id, at, kind, from_book, to_book, micros, hit_id, assignment_id, worker_id
            from ledger where account_id = $1 and entry_id > $2 order by entry_id limit $3
            """, [account.Id, after, limit],
            row => new LedgerEntry(
                row.GetInt64(0), row.Moment(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt64(5), row.Text(6), row.Text(7), row.Text(8)),
            cancellationToken);
}
