using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;
using Npgsql;

namespace Crowd.Marketplace.Qualifications;

/// <summary>A qualification type.</summary>
internal sealed record QualificationTypeRow(
    string Id, string Name, string Description, string? Keywords, string Status, string? Test, string? AnswerKey, long? TestDuration, long? RetryDelay,
    bool AutoGranted, int? AutoGrantedValue, DateTimeOffset CreatedAt, long Seq, bool Requestable = true)
{
    public const string Columns = """
        qualification_type_id, name, description, keywords, status, test, answer_key, test_duration, retry_delay, auto_granted, auto_granted_value, created_at, seq
        """;

    public static QualificationTypeRow Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.Text(3), row.GetString(4), row.Text(5), row.Text(6), row.Long(7), row.Long(8),
        row.GetBoolean(9), row.Integer(10), row.Moment(11), row.GetInt64(12), row.GetString(4) == "Active");

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("QualificationTypeId", Id);
        json.WriteMoment("CreationTime", CreatedAt);
        json.WriteString("Name", Name);
        json.WriteString("Description", Description);
        json.WriteText("Keywords", Keywords);
        json.WriteString("QualificationTypeStatus", Status);
        json.WriteText("Test", Test);
        if (TestDuration is { } duration)
            json.WriteNumber("TestDurationInSeconds", duration);
        json.WriteText("AnswerKey", AnswerKey);
        if (RetryDelay is { } delay)
            json.WriteNumber("RetryDelayInSeconds", delay);
        json.WriteBoolean("IsRequestable", Requestable);
        json.WriteBoolean("AutoGranted", AutoGranted);
        if (AutoGranted)
            json.WriteNumber("AutoGrantedValue", AutoGrantedValue ?? 1);
        json.WriteEndObject();
    }
}
