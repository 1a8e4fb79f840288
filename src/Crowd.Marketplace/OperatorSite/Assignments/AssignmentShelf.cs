using System.Xml.Linq;
using Crowd.Marketplace.Accounts;
using Crowd.Marketplace.Storage;
using Npgsql;

namespace Crowd.Marketplace.OperatorSite.Assignments;

/// <summary>Assignments as the operator sees them.</summary>
internal sealed class AssignmentShelf(Database database, TimeProvider clock)
{
    public const int PageSize = 50;
    private const string Columns = "a.take_id, a.assignment_id, a.hit_id, t.title, a.worker_id, a.status, a.accepted_at, a.submitted_at, a.paid_micros";

    /// <summary>Takes, latest first; one more than a page tells that there is another.</summary>
    public Task<List<AssignmentLine>> ListAsync(AssignmentFilter filter, long? before, CancellationToken cancellationToken)
    {
        // each filter that is set is a condition of its own, so that its index serves it
        var where = "a.take_id < coalesce($1, 9223372036854775807)";
        List<object?> arguments = [before, PageSize + 1];
        foreach (var (column, value) in new[] { ("status", filter.Status), ("worker_id", filter.Worker), ("hit_id", filter.Hit) })
            if (value is not null)
            {
                arguments.Add(value);
                where += $" and a.{column} = ${arguments.Count}";
            }
        return database.AllAsync(
            $"select {Columns} from assignments a join hits h using (hit_id) join hit_types t using (hit_type_id) where {where} order by a.take_id desc limit $2",
            [.. arguments], Read, cancellationToken);
    }

    public Task<AssignmentView?> FindAsync(long take, CancellationToken cancellationToken) => database.OneAsync($"""
        select {Columns}, a.feedback, a.answer, h.status <> 'Disposed'
        from   assignments a join hits h using (hit_id) join hit_types t using (hit_type_id) where a.take_id = $1
        """, [take],
        row =>
        {
            var line = Read(row);
            var alive = row.GetBoolean(11);
            return new AssignmentView(
                line, row.Text(9), Answers(row.Text(10)), alive && line.Status is "Submitted" or "Rejected", alive && line.Status == "Submitted");
        }, cancellationToken);

    /// <summary>Approves and pays, a rejected one too within 30 days. Outcomes: as <c>work.approve</c>, no_assignment, no_funds.</summary>
    public Task<string> ApproveAsync(long take, CancellationToken cancellationToken) => database.OutcomeAsync(
        "select coalesce((select work.approve(account_id, assignment_id, null, true, $2, $2) from assignments where take_id = $1), 'no_assignment')",
        [take, clock.GetUtcNow()], cancellationToken);

    /// <summary>Rejects with a reason. Outcomes: as <c>work.reject</c>, no_assignment.</summary>
    public Task<string> RejectAsync(long take, string reason, CancellationToken cancellationToken) => database.OutcomeAsync(
        "select coalesce((select work.reject(account_id, assignment_id, $2, $3, $3) from assignments where take_id = $1), 'no_assignment')",
        [take, reason, clock.GetUtcNow()], cancellationToken);

    // the XML is the marketplace's own: see AnswerXml
    private static (string, string)[] Answers(string? xml) => xml is null
        ? []
        : [.. XDocument.Parse(xml).Root!.Elements().Where(a => a.HasElements).Select(a => (a.Elements().First().Value, string.Join(", ", a.Elements().Skip(1).Select(v => v.Value))))];

    private static AssignmentLine Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.Moment(6), row.MomentOrNull(7), Money.Usd(row.GetInt64(8)));
}
