using System.Text.Json;
using Crowd.Marketplace.Accounts;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Payments;

internal sealed class ListBonusPayments(Database database, Paging paging) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var hit = call.Input.TextOrNull("HITId");
        var assignment = call.Input.TextOrNull("AssignmentId");
        if (hit is null == assignment is null)
            throw ApiErrors.Combination("HITId, AssignmentId");
        await CheckExistsAsync(call, hit, assignment, cancellationToken);
        var page = paging.Start(call, $"{hit}\n{assignment}", (0, 0));
        var bonuses = await database.AllAsync("""
            select b.bonus_id, b.worker_id, b.micros, b.assignment_id, b.reason, b.granted_at from bonuses b
            where  b.account_id = $1 and b.hit_id = coalesce($2, (select a.hit_id from assignments a where a.assignment_id = $3 limit 1))
            and    ($3::text is null or b.assignment_id = $3) and b.bonus_id > $4 order by b.bonus_id limit $5
            """, [call.Account.Id, hit, assignment, page.After.Major, page.Fetch],
            row => (Id: row.GetInt64(0), Worker: row.GetString(1), Micros: row.GetInt64(2), Assignment: row.GetString(3), Reason: row.GetString(4), At: row.Moment(5)),
            cancellationToken);
        paging.Write(page, "BonusPayments", bonuses, b => (b.Id, 0), b =>
        {
            reply.WriteStartObject();
            reply.WriteString("WorkerId", b.Worker);
            reply.WriteString("BonusAmount", Money.Text(b.Micros));
            reply.WriteString("AssignmentId", b.Assignment);
            reply.WriteString("Reason", b.Reason);
            reply.WriteMoment("GrantTime", b.At);
            reply.WriteEndObject();
        }, reply);
    }

    private async Task CheckExistsAsync(Call call, string? hit, string? assignment, CancellationToken cancellationToken)
    {
        var exists = await database.OneAsync("""
            select exists (select from hits h where h.account_id = $1 and h.status <> 'Disposed'
                           and h.hit_id = coalesce($2, (select a.hit_id from assignments a where a.assignment_id = $3 limit 1)))
            """, [call.Account.Id, hit, assignment], row => row.GetBoolean(0), cancellationToken);
        if (!exists)
            throw hit is not null ? ApiErrors.HitDoesNotExist(hit) : ApiErrors.AssignmentDoesNotExist(assignment!);
    }
}
