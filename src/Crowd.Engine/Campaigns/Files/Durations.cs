using System.Globalization;
using System.Text.RegularExpressions;

namespace Crowd.Engine.Campaigns.Files;

/// <summary>Durations as people write them: <c>90s</c>, <c>10m</c>, <c>1h30m</c>, <c>3d</c>, <c>250ms</c>, <c>0</c>, or <c>hh:mm:ss</c>.</summary>
internal static partial class Durations
{
    public static TimeSpan? Parse(string text)
    {
        text = text.Trim();
        if (text == "0")
            return TimeSpan.Zero;
        if (text.Contains(':', StringComparison.Ordinal))
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.Zero ? span : null;
        if (!Whole().IsMatch(text))
            return null;
        var seconds = Part().Matches(text).Sum(m => double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture) * Unit(m.Groups[2].Value));
        return seconds <= TimeSpan.FromDays(3650).TotalSeconds ? TimeSpan.FromMilliseconds(Math.Round(seconds * 1000)) : null;
    }

    private static double Unit(string unit) => unit switch { "ms" => 0.001, "s" => 1, "m" => 60, "h" => 3600, "d" => 86400, _ => 604800 };

    [GeneratedRegex(@"^([0-9]{1,9}(\.[0-9]{1,6})?(ms|s|m|h|d|w))+$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"([0-9]+(?:\.[0-9]+)?)(ms|s|m|h|d|w)")]
    private static partial Regex Part();
}
