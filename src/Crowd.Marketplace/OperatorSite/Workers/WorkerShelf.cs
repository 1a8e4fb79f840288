using Crowd.Marketplace.Accounts;
using Crowd.Marketplace.Storage;
using Npgsql;

namespace Crowd.Marketplace.OperatorSite.Workers;

/// <summary>Workers as the operator sees them.</summary>
internal sealed class WorkerShelf(Database database, TimeProvider clock)
{
    public const int PageSize = 100;
    private const string Columns = "w.worker_id, w.name, l.email, w.active, w.submitted, w.approved, w.rejected, w.returned, w.abandoned, w.created_at";

    /// <summary>Workers by id, or those whose id, name or address has the text in it; one more than a page tells that there is another.</summary>
    public Task<List<WorkerLine>> ListAsync(string? text, string after, CancellationToken cancellationToken) => database.AllAsync($"""
        select {Columns} from workers w left join worker_logins l using (worker_id)
        where  w.worker_id > $1
        and    ($2::text is null or strpos(lower(w.worker_id || ' ' || coalesce(w.name, '') || ' ' || coalesce(l.email, '')), lower($2)) > 0)
        order  by w.worker_id limit $3
        """, [after, text, PageSize + 1], Read, cancellationToken);

    public async Task<WorkerView?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var found = await database.OneAsync($"""
            select {Columns}, w.country || coalesce('-' || w.subdivision, ''),
                   (select coalesce(sum(paid_micros), 0) from assignments a where a.worker_id = w.worker_id)::bigint
                     + (select coalesce(sum(micros), 0) from bonuses b where b.worker_id = w.worker_id)::bigint
            from   workers w left join worker_logins l using (worker_id) where w.worker_id = $1
            """, [id], row => (Line: Read(row), Place: row.GetString(10), Earned: Money.Usd(row.GetInt64(11))), cancellationToken);
        if (found.Line is null)
            return null;
        var qualifications = await database.AllAsync("""
            select t.name, coalesce(q.value, 1)::text from qualifications q join qualification_types t using (qualification_type_id)
            where  q.worker_id = $1 and q.status = 'Granted' order by q.seq
            """, [id], row => (row.GetString(0), row.GetString(1)), cancellationToken);
        var blocks = await database.AllAsync(
            "select c.name, b.reason from blocks b join accounts c using (account_id) where b.worker_id = $1 order by b.seq", [id],
            row => (row.GetString(0), row.GetString(1)), cancellationToken);
        return new WorkerView(found.Line, found.Place, found.Earned, qualifications, blocks);
    }

    /// <summary>Closes or opens an account; closing one ends its sessions.</summary>
    /// <returns>False if there is no such worker.</returns>
    public async Task<bool> SetActiveAsync(string id, bool active, CancellationToken cancellationToken) => await database.RunAsync("""
        with login as (update worker_logins set stamp = stamp + 1 where worker_id = $1 and not $2)
        update workers set active = $2 where worker_id = $1
        """, [id, active], cancellationToken) == 1;

    /// <returns>False if there is no such worker.</returns>
    public async Task<bool> WriteAsync(string id, string subject, string body, CancellationToken cancellationToken) => await database.RunAsync(
        "insert into messages (worker_id, sent_at, subject, body) select worker_id, $2, $3, $4 from workers where worker_id = $1",
        [id, clock.GetUtcNow(), subject, body], cancellationToken) == 1;

    private static WorkerLine Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.Text(1), row.Text(2), row.GetBoolean(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7), row.GetInt32(8), row.Moment(9));
}
