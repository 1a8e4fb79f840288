using System.Globalization;
using System.Text;
using System.Text.Json;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Notifications;

/// <summary>The message body, as documented. One event a document; its id stays the same when it is sent again.</summary>
internal sealed record EventDocument(
    string Id, string RequesterId, string EventType, DateTimeOffset At, string HitTypeId, string HitId, string? AssignmentId)
{
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("EventDocVersion", "2014-08-15");
            json.WriteString("EventDocId", Id);
            json.WriteString("CustomerId", RequesterId);
            json.WriteStartArray("Events");
            json.WriteStartObject();
            json.WriteString("EventType", EventType);
            json.WriteString("EventTimestamp", At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteString("HITTypeId", HitTypeId);
            json.WriteString("HITId", HitId);
            json.WriteText("AssignmentId", AssignmentId);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
