namespace Crowd.Web.RuleEditing;

/// <summary>What has changed between two texts, line by line: the longest common lines stay, the rest is taken out or put in.</summary>
internal static class LineDiff
{
    // Beyond this the table of the longest common lines grows too large; what differs is then shown as taken out and put in as a whole.
    private const long LargestTable = 4_000_000;

    /// <summary>The lines of both, with <paramref name="context"/> unchanged ones around each change; none where the texts are the same.</summary>
    public static IReadOnlyList<DiffLine> Of(string before, string after, int context = 3)
    {
        var (old, now) = (Lines(before), Lines(after));
        var head = 0;
        while (head < old.Length && head < now.Length && old[head] == now[head])
            head++;
        var tail = 0;
        while (tail < old.Length - head && tail < now.Length - head && old[^(tail + 1)] == now[^(tail + 1)])
            tail++;
        List<DiffLine> lines =
        [
            .. old[..head].Select(l => new DiffLine(' ', l)),
            .. Middle(old[head..^tail], now[head..^tail]),
            .. old[^tail..].Select(l => new DiffLine(' ', l)),
        ];
        return Shorten(lines, context);
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    private static IEnumerable<DiffLine> Middle(string[] old, string[] now)
    {
        var common = (long)old.Length * now.Length <= LargestTable ? CommonFrom(old, now) : new int[old.Length + 1, now.Length + 1];
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                yield return new DiffLine(' ', old[i++]);
                j++;
            }
            else if (i < old.Length && (j == now.Length || common[i + 1, j] >= common[i, j + 1]))
                yield return new DiffLine('-', old[i++]);
            else
                yield return new DiffLine('+', now[j++]);
    }

    // common[i, j]: how many lines old[i..] and now[j..] have in common, in order.
    private static int[,] CommonFrom(string[] old, string[] now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        return common;
    }

    private static List<DiffLine> Shorten(List<DiffLine> lines, int context)
    {
        var near = new bool[lines.Count];
        for (var n = 0; n < lines.Count; n++)
            if (lines[n].Sign != ' ')
                Array.Fill(near, true, Math.Max(0, n - context), Math.Min(lines.Count - 1, n + context) - Math.Max(0, n - context) + 1);
        var shown = new List<DiffLine>();
        for (var n = 0; n < lines.Count; n++)
            if (near[n])
                shown.Add(lines[n]);
            else if (shown.Count > 0 && shown[^1].Sign != '…' && Array.IndexOf(near, true, n) >= 0)
                shown.Add(new DiffLine('…', ""));
        return shown;
    }
}
