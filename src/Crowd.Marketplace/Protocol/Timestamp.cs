using System.Globalization;
using System.Text.Json;

namespace Crowd.Marketplace.Protocol;

/// <summary>Instants on the wire: epoch seconds with at most three decimals; ISO 8601 texts are taken too.</summary>
internal static class Timestamp
{
    // what PostgreSQL and DateTimeOffset can both hold
    private const decimal Earliest = -62135596800m;
    private const decimal Latest = 253402300799m;

    public static bool TryRead(JsonElement value, out DateTimeOffset moment)
    {
        moment = default;
        if (value.ValueKind == JsonValueKind.String)
            return DateTimeOffset.TryParse(
                value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment);
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var seconds) || seconds is < Earliest or > Latest)
            return false;
        moment = DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000));
        return true;
    }

    public static void WriteMoment(this Utf8JsonWriter json, string name, DateTimeOffset moment) =>
        json.WriteNumber(name, moment.ToUnixTimeMilliseconds() / 1000m);

    public static void WriteMoment(this Utf8JsonWriter json, string name, DateTimeOffset? moment)
    {
        if (moment is { } known)
            json.WriteMoment(name, known);
    }

    /// <summary>Absent members are left out, never null.</summary>
    public static void WriteText(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }
}
