using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Assignments;

internal sealed class ListAssignmentsForHIT(Database database, Paging paging, MarketplaceOptions options) : IOperation
{
    private static readonly string[] All = ["Submitted", "Approved", "Rejected"];

    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var hit = call.Input.Text("HITId");
        string[] statuses = call.Input.Texts("AssignmentStatuses") is { Count: > 0 } given ? [.. given.Distinct().Order()] : All;
        var page = paging.Start(call, $"{hit}\n{string.Join(',', statuses)}", (long.MinValue, 0));
        // one round trip: the HIT's row comes with each assignment, and alone when there is none
        var rows = await database.AllAsync($"""
            select {AssignmentRow.Columns} from work.fresh($1, $2, $3) h left join lateral (
              select * from assignments a
              where  a.hit_id = h.hit_id and a.status = any ($4) and a.submitted_at <= $7
              and    (extract(epoch from a.submitted_at) * 1000, a.take_id) > ($5::bigint, $6::bigint)
              order  by a.submitted_at, a.take_id limit $8) a on true
            where h.hit_id is not null
            """,
            [
                call.Account.Id, hit, call.Now, statuses, page.After.Major, page.After.Minor, call.Now - options.Behaviour.SubmissionLag, page.Fetch,
            ], row => row.IsDBNull(0) ? null : AssignmentRow.Read(row), cancellationToken);
        if (rows.Count == 0)
            throw ApiErrors.HitDoesNotExist(hit);
        paging.Write(
            page, "Assignments", [.. rows.OfType<AssignmentRow>()], a => (a.SubmittedAt.ToUnixTimeMilliseconds(), a.Take), a => a.Write(reply), reply);
    }
}
