using System.Text.Json;
using Crowd.Marketplace.Accounts;
using Crowd.Marketplace.Storage;
using Npgsql;

namespace Crowd.Marketplace.Taking;

/// <summary>What workers see: the list of HITs, one HIT, what they hold, what they did, what they earned.</summary>
public sealed class WorkList
{
    private const string PageColumns =
        "h.hit_id, h.group_id, t.title, t.description, c.name, h.reward_micros, t.duration, h.expires_at, h.available, h.question";

    private readonly Database _database;
    private readonly TimeProvider _clock;

    internal WorkList(Database database, TimeProvider clock) => (_database, _clock) = (database, clock);

    /// <summary>The groups with open HITs that the worker may discover.</summary>
    public Task<List<HitGroup>> GroupsAsync(WorkerId worker, GroupFilter filter, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(filter.Skip);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(filter.Take, 100);
        var order = filter.Order switch { GroupOrder.Reward => "t.reward_micros desc,", GroupOrder.Most => "g.hits desc,", _ => "" };
        return _database.AllAsync($"""
            with g as (select group_id, count(*) hits, max(seq) newest, min(seq) oldest from hits where status = 'Assignable' group by group_id)
            select t.group_id, t.title, t.description, t.keywords, c.name, t.reward_micros, t.duration, g.hits, n.created_at, n.expires_at,
                   work.unmet($1, t.hit_type_id, 2) is null, work.unmet($1, t.hit_type_id, 1) is null, work.requirements($1, t.hit_type_id)
            from   g join hit_types t using (group_id) join accounts c on c.account_id = t.account_id
                   join hits n on n.group_id = g.group_id and n.seq = g.newest and n.status = 'Assignable'
            where  exists (select from workers where worker_id = $1 and active)
            and    not exists (select from blocks b where b.account_id = t.account_id and b.worker_id = $1)
            and    n.expires_at > $2 and t.reward_micros >= $3 and work.unmet($1, t.hit_type_id, 3) is null
            and    ($4::text is null or strpos(lower(t.title || ' ' || t.description || ' ' || t.keywords), lower($4)) > 0)
            and    (not $5 or work.unmet($1, t.hit_type_id, 1) is null)
            order  by {order} g.newest desc offset $6 limit $7
            """,
            [worker.ToString(), _clock.GetUtcNow(), Money.ToMicros(filter.MinRewardUsd), filter.Text, filter.OnlyQualified, filter.Skip, filter.Take],
            Group, cancellationToken);
    }

    /// <summary>One HIT, before taking it.</summary>
    public async Task<PreviewOutcome> PreviewAsync(WorkerId worker, HitId hit, CancellationToken cancellationToken) =>
        await _database.OneAsync($"""
            select work.barred($1, h.account_id, h.hit_type_id, 2),
                   h.available > 0 and h.expires_at > $3 and work.barred($1, h.account_id, h.hit_type_id, 1) is null, {PageColumns}
            from   hits h join hit_types t using (hit_type_id) join accounts c on c.account_id = h.account_id
            where  h.hit_id = $2 and h.status <> 'Disposed'
            """, [worker.ToString(), hit.ToString(), _clock.GetUtcNow()], Shown, cancellationToken) ?? new PreviewOutcome.NoSuchHit();

    /// <summary>The HIT of a group that <see cref="Work.AcceptNextAsync"/> would most likely give the worker.</summary>
    public async Task<PreviewOutcome> PreviewNextAsync(WorkerId worker, GroupId group, CancellationToken cancellationToken)
    {
        var hit = await _database.OneAsync("""
            select coalesce(work.next_hit($1, $2, coalesce((select last_seq from group_places where worker_id = $1 and group_id = $2), 0), false, $3),
                            work.next_hit($1, $2, 0, false, $3))
            """, [worker.ToString(), group.ToString(), _clock.GetUtcNow()], row => row.Text(0), cancellationToken);
        return hit is null ? new PreviewOutcome.NoSuchHit() : await PreviewAsync(worker, new(hit), cancellationToken);
    }

    /// <summary>An assignment the worker holds now, with its page; null when he does not (any more).</summary>
    public Task<HeldAssignment?> HeldAsync(WorkerId worker, AssignmentId assignment, CancellationToken cancellationToken) =>
        _database.OneAsync($"""
            select a.assignment_id, a.accepted_at, a.deadline, {PageColumns}
            from   assignments a join hits h using (hit_id) join hit_types t using (hit_type_id) join accounts c on c.account_id = h.account_id
            where  a.worker_id = $1 and a.assignment_id = $2 and a.status = 'Accepted' and a.deadline > $3
            """, [worker.ToString(), assignment.ToString(), _clock.GetUtcNow()], Held, cancellationToken);

    /// <summary>All the worker holds now, nearest deadline first.</summary>
    public Task<List<HeldAssignment>> HeldAsync(WorkerId worker, CancellationToken cancellationToken) =>
        _database.AllAsync($"""
            select a.assignment_id, a.accepted_at, a.deadline, {PageColumns}
            from   assignments a join hits h using (hit_id) join hit_types t using (hit_type_id) join accounts c on c.account_id = h.account_id
            where  a.worker_id = $1 and a.status = 'Accepted' and a.deadline > $2 order by a.deadline
            """, [worker.ToString(), _clock.GetUtcNow()], Held, cancellationToken);

    /// <summary>What the worker holds of a group: the one taken last; null if nothing.</summary>
    public Task<AcceptOutcome.Accepted?> HeldInAsync(WorkerId worker, GroupId group, CancellationToken cancellationToken) =>
        _database.OneAsync("""
            select a.assignment_id, a.hit_id, a.accepted_at, a.deadline from assignments a join hits h using (hit_id)
            where  a.worker_id = $1 and h.group_id = $2 and a.status = 'Accepted' and a.deadline > $3 order by a.take_id desc limit 1
            """, [worker.ToString(), group.ToString(), _clock.GetUtcNow()],
            row => new AcceptOutcome.Accepted(new(row.GetString(0)), new(row.GetString(1)), row.Moment(2), row.Moment(3), Resumed: true), cancellationToken);

    /// <summary>What the worker took, latest first. <paramref name="before"/>: the last line's <see cref="WorkLine.Take"/>, for the next page.</summary>
    public Task<List<WorkLine>> HistoryAsync(WorkerId worker, long? before, int limit, CancellationToken cancellationToken) =>
        _database.AllAsync("""
            select a.take_id, a.assignment_id, a.hit_id, t.title, c.name, a.status, a.accepted_at, a.submitted_at, h.reward_micros, a.paid_micros,
                   coalesce((select sum(b.micros) from bonuses b where b.assignment_id = a.assignment_id and b.worker_id = a.worker_id), 0)::bigint, a.feedback
            from   assignments a join hits h using (hit_id) join hit_types t using (hit_type_id) join accounts c on c.account_id = h.account_id
            where  a.worker_id = $1 and a.take_id < coalesce($2, 9223372036854775807) order by a.take_id desc limit $3
            """, [worker.ToString(), before, limit],
            row => new WorkLine(
                row.GetInt64(0), new(row.GetString(1)), new(row.GetString(2)), row.GetString(3), row.GetString(4), Enum.Parse<TakeStatus>(row.GetString(5)),
                row.Moment(6), row.MomentOrNull(7), Money.Usd(row.GetInt64(8)), Money.Usd(row.GetInt64(9)), Money.Usd(row.GetInt64(10)), row.Text(11)),
            cancellationToken);

    /// <summary>What the worker earned and awaits.</summary>
    public async Task<Earnings> EarningsAsync(WorkerId worker, CancellationToken cancellationToken) =>
        (await _database.OneAsync("""
            select coalesce(sum(a.paid_micros), 0)::bigint, coalesce(sum(h.reward_micros) filter (where a.status = 'Submitted'), 0)::bigint,
                   coalesce((select sum(micros) from bonuses where worker_id = $1), 0)::bigint,
                   count(*) filter (where a.status = 'Submitted'), count(*) filter (where a.status = 'Approved'), count(*) filter (where a.status = 'Rejected')
            from   assignments a join hits h using (hit_id) where a.worker_id = $1
            """, [worker.ToString()],
            row => new Earnings(
                Money.Usd(row.GetInt64(0)), Money.Usd(row.GetInt64(2)), Money.Usd(row.GetInt64(1)), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)),
            cancellationToken))!;

    private static PreviewOutcome Shown(NpgsqlDataReader row) => row.Text(0) switch
    {
        null => new PreviewOutcome.Shown(Page(row, 2), row.GetBoolean(1)),
        "blocked" => new PreviewOutcome.Blocked(),
        "no_worker" => new PreviewOutcome.NoSuchWorker(),
        _ => new PreviewOutcome.NotEligible(),
    };

    private static HeldAssignment Held(NpgsqlDataReader row) => new(new(row.GetString(0)), row.Moment(1), row.Moment(2), Page(row, 3));

    private static HitPage Page(NpgsqlDataReader row, int at) => new(
        new(row.GetString(at)), new(row.GetString(at + 1)), row.GetString(at + 2), row.GetString(at + 3), row.GetString(at + 4),
        Money.Usd(row.GetInt64(at + 5)), TimeSpan.FromSeconds(row.GetInt64(at + 6)), row.Moment(at + 7), row.GetInt32(at + 8), row.GetString(at + 9));

    private static HitGroup Group(NpgsqlDataReader row) => new(
        new(row.GetString(0)), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), Money.Usd(row.GetInt64(5)),
        TimeSpan.FromSeconds(row.GetInt64(6)), row.GetInt64(7), row.Moment(8), row.Moment(9), row.GetBoolean(10), row.GetBoolean(11),
        JsonSerializer.Deserialize<GroupRequirement[]>(row.GetString(12), JsonSerializerOptions.Web)!);
}
