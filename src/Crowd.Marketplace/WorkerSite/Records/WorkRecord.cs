using Crowd.Marketplace.Storage;
using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.WorkerSite.Records;

/// <summary>A worker's letters, appeals, and statement of pay.</summary>
internal sealed class WorkRecord(Database database, TimeProvider clock)
{
    public const int LongestAppeal = 2000;

    /// <summary>Letters, latest first; those not read before are read now.</summary>
    public Task<List<Letter>> LettersAsync(WorkerId worker, CancellationToken cancellationToken) => database.AllAsync("""
        with fresh as (update messages set read_at = $2 where worker_id = $1 and read_at is null returning message_id)
        select m.sent_at, coalesce(c.name, 'The marketplace'), m.subject, m.body, m.message_id in (select message_id from fresh)
        from   messages m left join accounts c using (account_id) where m.worker_id = $1 order by m.message_id desc limit 200
        """, [worker.ToString(), clock.GetUtcNow()],
        row => new Letter(row.Moment(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetBoolean(4)), cancellationToken);

    /// <summary>What the worker said against rejections, and the answers, by take.</summary>
    public async Task<Dictionary<long, Appeal>> AppealsAsync(WorkerId worker, CancellationToken cancellationToken) =>
        (await database.AllAsync(
            "select take_id, body, granted, answer from appeals where worker_id = $1", [worker.ToString()],
            row => (row.GetInt64(0), new Appeal(row.GetString(1), row.IsDBNull(2) ? null : row.GetBoolean(2), row.Text(3))), cancellationToken))
        .ToDictionary(appeal => appeal.Item1, appeal => appeal.Item2);

    /// <summary>Puts down a worker's word against a rejection of his own work; one for each.</summary>
    /// <returns>False if there is no such rejection, or he has appealed already.</returns>
    public async Task<bool> AppealAsync(WorkerId worker, long take, string body, CancellationToken cancellationToken) => await database.RunAsync("""
        insert into appeals (take_id, worker_id, body, sent_at)
        select a.take_id, a.worker_id, $3, $4 from assignments a where a.take_id = $1 and a.worker_id = $2 and a.status = 'Rejected'
        on conflict do nothing
        """, [take, worker.ToString(), body, clock.GetUtcNow()], cancellationToken) == 1;

    /// <summary>Pay by day, latest first: days of approval, for what was paid then.</summary>
    public Task<List<PayDay>> PayDaysAsync(WorkerId worker, CancellationToken cancellationToken) => database.AllAsync("""
        select day, sum(pages)::bigint, sum(seconds)::bigint, sum(rewards)::bigint, sum(bonuses)::bigint
        from ((select (approved_at at time zone 'UTC')::date as day, count(*) as pages, sum(extract(epoch from submitted_at - accepted_at)) as seconds,
                      sum(paid_micros) as rewards, 0::numeric as bonuses
               from   assignments where worker_id = $1 and status = 'Approved' group by 1)
              union all
              (select (granted_at at time zone 'UTC')::date, 0, 0, 0, sum(micros) from bonuses where worker_id = $1 group by 1)) d
        group by day order by day desc limit 400
        """, [worker.ToString()],
        row => new PayDay(DateOnly.FromDateTime(row.GetDateTime(0)), row.GetInt64(1), TimeSpan.FromSeconds(row.GetInt64(2)), row.GetInt64(3) / 1e6m, row.GetInt64(4) / 1e6m),
        cancellationToken);
}
