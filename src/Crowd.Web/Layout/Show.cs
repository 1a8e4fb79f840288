using System.Globalization;
using System.Text.Json;
using Crowd.Engine.Marketplaces;

namespace Crowd.Web.Layout;

/// <summary>How numbers and times are written in the console.</summary>
internal static class Show
{
    private static readonly JsonSerializerOptions Laid = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Count(long n) => n.ToString("N0", CultureInfo.InvariantCulture);

    public static string Share(double? share) => share is { } s ? (s * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "–";

    public static string Usd(long micros) => new Money(micros).Usd.ToString("$#,0.00##", CultureInfo.InvariantCulture);

    public static string Seconds(int? milliseconds) =>
        milliseconds is { } ms ? (ms / 1000.0).ToString("#,0.0", CultureInfo.InvariantCulture) + " s" : "–";

    public static string Time(DateTime? utc) => utc is { } t ? t.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "–";

    public static string Bytes(long bytes) => bytes switch
    {
        < 1 << 20 => $"{bytes >> 10} KiB",
        < 1 << 30 => $"{bytes >> 20} MiB",
        _ => (bytes / (double)(1 << 30)).ToString("0.0", CultureInfo.InvariantCulture) + " GiB",
    };

    /// <summary>A whole-number percentage for progress bars, 0 to 100.</summary>
    public static int Percent(long part, long whole) => whole == 0 ? 0 : (int)Math.Clamp(part * 100 / whole, 0, 100);

    /// <summary>JSON laid out for people.</summary>
    public static string Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement, Laid);
    }

    /// <summary>A job's counters, such as <c>{"hits": 12}</c>, for people: <c>hits 12</c>.</summary>
    public static string Counters(string json)
    {
        using var counters = JsonDocument.Parse(json);
        return string.Join(", ", counters.RootElement.EnumerateObject().Select(c => $"{c.Name} {c.Value}"));
    }
}
