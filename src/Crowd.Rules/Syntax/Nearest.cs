namespace Crowd.Rules.Syntax;

/// <summary>The name a typing error was likely meant for.</summary>
internal static class Nearest
{
    /// <returns><c>; did you mean 'x'?</c>, or nothing where no name is near.</returns>
    public static string Hint(string written, IEnumerable<string> names) =>
        Of(written, names) is { } name ? $"; did you mean '{name}'?" : "";

    public static string? Of(string written, IEnumerable<string> names)
    {
        if (written.Length is 0 or > 64)
        {
            return null;
        }

        string? best = null;
        var least = Math.Max(1, (written.Length + 1) / 3) + 1;
        foreach (var name in names)
        {
            var distance = Math.Min(Distance(written, name), 1 + Distance(LastPart(written), LastPart(name)) + (LastPart(written) == written ? 0 : 1));
            if (distance < least || (distance == least && best is not null && name.StartsWith(written, StringComparison.OrdinalIgnoreCase)))
            {
                (best, least) = (name, distance);
            }
        }

        return best;
    }

    // Optimal string alignment: insert, delete, replace, or swap two neighbours.
    private static int Distance(string a, string b)
    {
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var now = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = Same(a[i - 1], b[j - 1]);
                now[j] = Math.Min(Math.Min(now[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
                }
            }

            (before, last, now) = (last, now, before);
        }

        return last[b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b) || (a is '-' or ' ' or '_' && b is '-' or ' ' or '_');

    private static string LastPart(string name) => name[(name.LastIndexOf('.') + 1)..];
}
