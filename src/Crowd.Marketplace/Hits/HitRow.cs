using Npgsql;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Hits;

/// <summary>A HIT with its type's properties, as requesters read it.</summary>
internal sealed record HitRow(
    string Id, string TypeId, string GroupId, string? LayoutId, DateTimeOffset CreatedAt, string Question, string? Annotation, string Status,
    int MaxAssignments, long RewardMicros, DateTimeOffset ExpiresAt, int Pending, int Available, int Completed,
    string Title, string Description, string Keywords, long AutoApproval, long Duration, string RequirementsJson, long Seq)
{
    public const string Columns = """
        h.hit_id, h.hit_type_id, h.group_id, h.layout_id, h.created_at, h.question, h.annotation, h.status, h.max_assignments, h.reward_micros,
        h.expires_at, h.pending, h.available, h.approved + h.rejected, t.title, t.description, t.keywords, t.auto_approval, t.duration,
        t.requirements::text, h.seq
        """;

    public const int ColumnCount = 21;

    public static HitRow Read(NpgsqlDataReader row) => Read(row, 0);

    public static HitRow Read(NpgsqlDataReader row, int at) => new(
        row.GetString(at), row.GetString(at + 1), row.GetString(at + 2), row.Text(at + 3), row.Moment(at + 4), row.GetString(at + 5), row.Text(at + 6),
        row.GetString(at + 7), row.GetInt32(at + 8), row.GetInt64(at + 9), row.Moment(at + 10), row.GetInt32(at + 11), row.GetInt32(at + 12),
        row.GetInt32(at + 13), row.GetString(at + 14), row.GetString(at + 15), row.GetString(at + 16), row.GetInt64(at + 17), row.GetInt64(at + 18),
        row.GetString(at + 19), row.GetInt64(at + 20));
}
