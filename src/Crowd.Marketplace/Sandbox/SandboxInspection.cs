using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Sandbox;

/// <summary>A look inside: GET /sandbox/check (broken invariants; empty is good), /sandbox/dump/hits, /sandbox/dump/assignments, by pages.</summary>
internal sealed class SandboxInspection(Database database)
{
    private const int Most = 10_000;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/check", CheckAsync);
        routes.MapGet("/dump/hits", HitsAsync);
        routes.MapGet("/dump/assignments", AssignmentsAsync);
    }

    public Task<List<string>> CheckAsync(CancellationToken cancellationToken) =>
        database.AllAsync("select violation from work.violations() limit 100", [], row => row.GetString(0), cancellationToken);

    private async Task<IResult> HitsAsync(CancellationToken cancellationToken, long after = 0, int limit = 1000) => Results.Json(await database.AllAsync("""
        select h.seq, h.hit_id, c.access_key, h.hit_type_id, h.annotation, h.status, h.max_assignments, h.available, h.pending, h.submitted, h.approved,
               h.rejected, h.held_slots, h.reward_micros, h.fee_micros, h.created_at, h.expires_at
        from hits h join accounts c using (account_id) where h.seq > $1 order by h.seq limit $2
        """, [after, Math.Clamp(limit, 1, Most)],
        row => new
        {
            seq = row.GetInt64(0), hitId = row.GetString(1), accessKey = row.GetString(2), hitTypeId = row.GetString(3), annotation = row.Text(4),
            status = row.GetString(5), maxAssignments = row.GetInt32(6), available = row.GetInt32(7), pending = row.GetInt32(8), submitted = row.GetInt32(9),
            approved = row.GetInt32(10), rejected = row.GetInt32(11), heldSlots = row.GetInt32(12), rewardMicros = row.GetInt64(13),
            feeMicros = row.GetInt64(14), createdAt = row.Moment(15), expiresAt = row.Moment(16),
        }, cancellationToken));

    private async Task<IResult> AssignmentsAsync(CancellationToken cancellationToken, long after = 0, int limit = 1000) => Results.Json(await database.AllAsync("""
        select take_id, assignment_id, hit_id, worker_id, status, accepted_at, submitted_at, approved_at, rejected_at, paid_micros, answer
        from assignments where take_id > $1 order by take_id limit $2
        """, [after, Math.Clamp(limit, 1, Most)],
        row => new
        {
            take = row.GetInt64(0), assignmentId = row.GetString(1), hitId = row.GetString(2), workerId = row.GetString(3), status = row.GetString(4),
            acceptedAt = row.Moment(5), submittedAt = row.MomentOrNull(6), approvedAt = row.MomentOrNull(7), rejectedAt = row.MomentOrNull(8),
            paidMicros = row.GetInt64(9), answer = row.Text(10),
        }, cancellationToken));
}
