using Crowd.Marketplace.Accounts;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.OperatorSite.Appeals;

/// <summary>Appeals as the operator sees them.</summary>
internal sealed class AppealShelf(Database database, TimeProvider clock)
{
    private const int Most = 200;

    /// <summary>Open ones, longest waiting first, or answered ones, latest first.</summary>
    public Task<List<AppealLine>> ListAsync(bool answered, CancellationToken cancellationToken) => database.AllAsync($"""
        select p.take_id, p.worker_id, t.title, c.name, h.reward_micros, a.feedback, p.body, p.sent_at, p.granted, p.answer, p.decided_at, p.decided_by
        from   appeals p join assignments a using (take_id) join hits h using (hit_id) join hit_types t using (hit_type_id)
               join accounts c on c.account_id = h.account_id
        where  p.decided_at is {(answered ? "not null order by p.decided_at desc" : "null order by p.sent_at")} limit $1
        """, [Most],
        row => new AppealLine(
            row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), Money.Usd(row.GetInt64(4)), row.Text(5), row.GetString(6), row.Moment(7),
            row.IsDBNull(8) ? null : row.GetBoolean(8), row.Text(9), row.MomentOrNull(10), row.Text(11)),
        cancellationToken);

    /// <summary>Decides one and tells the worker. Outcomes: as <c>work.answer_appeal</c>, no_funds.</summary>
    public Task<string> AnswerAsync(long take, bool grant, string answer, string by, CancellationToken cancellationToken) =>
        database.OutcomeAsync("select work.answer_appeal($1, $2, $3, $4, $5)", [take, grant, answer, by, clock.GetUtcNow()], cancellationToken);
}
