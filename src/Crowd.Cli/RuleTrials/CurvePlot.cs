using System.Text;

namespace Crowd.Cli.RuleTrials;

/// <summary>Two curves in plain text: shares from 0% to 100% upward, one column a point.</summary>
internal static class CurvePlot
{
    private const int Steps = 10;
    private const int ColumnWidth = 6;

    /// <summary>The plot's lines, top first.</summary>
    /// <param name="points">For each column its name and the two shares, 0 to 1.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<(string Name, double First, double Second)> points)
    {
        for (var step = Steps; step >= 0; step--)
        {
            var line = new StringBuilder($"{step * 100 / Steps,4}% |");
            foreach (var (_, first, second) in points)
                line.Append(Mark(Level(first) == step, Level(second) == step).PadLeft(ColumnWidth));
            yield return line.ToString();
        }
        yield return $"      +{new string('-', points.Count * ColumnWidth)}";
        yield return $"       {string.Concat(points.Select(p => p.Name.PadLeft(ColumnWidth)))}";
    }

    private static int Level(double share) => (int)Math.Round(share * Steps, MidpointRounding.AwayFromZero);

    private static string Mark(bool first, bool second) => (first, second) switch
    {
        (true, true) => "#",
        (true, false) => "*",
        (false, true) => "o",
        _ => "",
    };
}
