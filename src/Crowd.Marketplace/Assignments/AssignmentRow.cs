using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;
using Npgsql;

namespace Crowd.Marketplace.Assignments;

/// <summary>An assignment as requesters see it: handed in.</summary>
internal sealed record AssignmentRow(
    string Id, string WorkerId, string HitId, string Status, DateTimeOffset AutoApproveAt, DateTimeOffset AcceptedAt, DateTimeOffset SubmittedAt,
    DateTimeOffset? ApprovedAt, DateTimeOffset? RejectedAt, DateTimeOffset Deadline, string Answer, string? Feedback, long Take)
{
    public const string Columns = """
        a.assignment_id, a.worker_id, a.hit_id, a.status, a.auto_approve_at, a.accepted_at, a.submitted_at, a.approved_at, a.rejected_at, a.deadline,
        a.answer, a.feedback, a.take_id
        """;

    public const int ColumnCount = 13;

    public static AssignmentRow Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Moment(4), row.Moment(5), row.Moment(6), row.MomentOrNull(7),
        row.MomentOrNull(8), row.Moment(9), row.GetString(10), row.Text(11), row.GetInt64(12));

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("AssignmentId", Id);
        json.WriteString("WorkerId", WorkerId);
        json.WriteString("HITId", HitId);
        json.WriteString("AssignmentStatus", Status);
        json.WriteMoment("AutoApprovalTime", AutoApproveAt);
        json.WriteMoment("AcceptTime", AcceptedAt);
        json.WriteMoment("SubmitTime", SubmittedAt);
        json.WriteMoment("ApprovalTime", ApprovedAt);
        json.WriteMoment("RejectionTime", RejectedAt);
        json.WriteMoment("Deadline", Deadline);
        json.WriteString("Answer", Answer);
        json.WriteText("RequesterFeedback", Feedback);
        json.WriteEndObject();
    }
}
