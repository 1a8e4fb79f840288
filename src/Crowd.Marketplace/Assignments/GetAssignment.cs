using System.Text.Json;
using Crowd.Marketplace.Hits;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Assignments;

internal sealed class GetAssignment(Database database, MarketplaceOptions options) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var id = call.Input.Text("AssignmentId");
        var (assignment, hit) = await FindAsync(call, id, cancellationToken);
        reply.WritePropertyName("Assignment");
        assignment.Write(reply);
        reply.WritePropertyName("HIT");
        HitJson.Write(reply, hit);
    }

    private async Task<(AssignmentRow, HitRow)> FindAsync(Call call, string id, CancellationToken cancellationToken)
    {
        var hitId = await database.OneAsync("""
            select hit_id from assignments where assignment_id = $1 and account_id = $2 and status in ('Accepted', 'Submitted', 'Approved', 'Rejected')
            union all select hit_id from assignments where assignment_id = $1 and account_id = $2 limit 1
            """, [id, call.Account.Id], row => row.GetString(0), cancellationToken) ?? throw ApiErrors.AssignmentDoesNotExist(id);
        var found = await database.OneAsync($"""
            select {AssignmentRow.Columns}, {HitRow.Columns} from work.fresh($1, $2, $3) h join hit_types t using (hit_type_id)
            join assignments a on a.hit_id = h.hit_id and a.assignment_id = $4 and a.status in ('Submitted', 'Approved', 'Rejected') and a.submitted_at <= $5
            """, [call.Account.Id, hitId, call.Now, id, call.Now - options.Behaviour.SubmissionLag],
            row => ((AssignmentRow, HitRow)?)(AssignmentRow.Read(row), HitRow.Read(row, AssignmentRow.ColumnCount)), cancellationToken);
        if (found is { } both)
            return both;
        throw await database.OneAsync(
            "select true from hits where hit_id = $1 and status <> 'Disposed'", [hitId], row => row.GetBoolean(0), cancellationToken)
            ? ApiErrors.InvalidAssignmentState("Reviewable,Approved,Rejected")
            : ApiErrors.AssignmentDoesNotExist(id);
    }
}
