using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;
using Npgsql;

namespace Crowd.Marketplace.Qualifications;

/// <summary>A worker's qualification.</summary>
internal sealed record QualificationRow(string TypeId, string WorkerId, DateTimeOffset GrantedAt, int? Value, string Status, long Seq)
{
    public const string Columns = "qualification_type_id, worker_id, granted_at, value, status, seq";

    public static QualificationRow Read(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.Moment(2), row.Integer(3), row.GetString(4), row.GetInt64(5));

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("QualificationTypeId", TypeId);
        json.WriteString("WorkerId", WorkerId);
        json.WriteMoment("GrantTime", GrantedAt);
        if (Value is { } value)
            json.WriteNumber("IntegerValue", value);
        json.WriteString("Status", Status);
        json.WriteEndObject();
    }
}
