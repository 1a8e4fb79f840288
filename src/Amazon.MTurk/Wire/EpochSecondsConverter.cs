using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amazon.MTurk.Wire;

/// <summary>
/// Times are seconds since 1970, UTC, with or without a fraction. Written with at most three decimals; read to the tick from
/// plain and exponent numbers, and from ISO 8601 text.
/// </summary>
internal sealed class EpochSecondsConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var seconds))
            return FromSeconds(seconds);
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("A time must be a number of seconds since 1970, or ISO 8601 text.");
        var text = reader.GetString();
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out seconds))
            return FromSeconds(seconds);
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTime.TryParse(text, CultureInfo.InvariantCulture, utc, out var time)
            ? time
            : throw new JsonException($"'{text}' is not a time.");
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options)
    {
        var milliseconds = (value.ToUniversalTime().Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
        if (milliseconds % 1000 == 0)
            writer.WriteNumberValue(milliseconds / 1000);
        else
            writer.WriteNumberValue(milliseconds / 1000m);
    }

    private static DateTime FromSeconds(decimal seconds)
    {
        var ticks = seconds * TimeSpan.TicksPerSecond + DateTime.UnixEpoch.Ticks;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? new DateTime((long)ticks, DateTimeKind.Utc)
            : throw new JsonException($"{seconds} seconds since 1970 is not a time between the years 1 and 9999.");
    }
}
