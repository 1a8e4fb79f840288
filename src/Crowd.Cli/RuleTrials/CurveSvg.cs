using System.Globalization;
using System.Net;
using System.Text;

namespace Crowd.Cli.RuleTrials;

/// <summary>The operating curve as a drawing: share of workers removed by true accuracy, with its 95% interval, and the raw thresholds beside it.</summary>
internal static class CurveSvg
{
    private const int Width = 720;
    private const int Height = 420;
    private const int Left = 60;
    private const int Right = 700;
    private const int Top = 50;
    private const int Bottom = 360;
    private const string Rules = "#0b63c4";
    private const string Naive = "#c4470b";

    /// <summary>A whole SVG document.</summary>
    public static string Of(RuleSimulationReport report, string title)
    {
        var (low, high) = (report.Curve.Min(r => r.Accuracy), report.Curve.Max(r => r.Accuracy));
        double X(double accuracy) => high > low ? Left + ((accuracy - low) / (high - low) * (Right - Left)) : Left;
        var svg = new StringBuilder();
        svg.AppendLine(Say($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" role=\"img\" font-family=\"sans-serif\" font-size=\"13\">"));
        svg.AppendLine($"<title>{WebUtility.HtmlEncode(title)}: share of workers removed by true accuracy</title>");
        svg.AppendLine(Say($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/><text x=\"{Left}\" y=\"24\" font-weight=\"bold\">{WebUtility.HtmlEncode(title)}</text>"));
        Grid(svg, report, X);
        var band = report.Curve.Select(r => Point(X(r.Accuracy), r.Removed.Interval.High)).Concat(report.Curve.Reverse().Select(r => Point(X(r.Accuracy), r.Removed.Interval.Low)));
        svg.AppendLine($"<polygon points=\"{string.Join(' ', band)}\" fill=\"{Rules}\" opacity=\"0.15\"/>");
        Line(svg, report.Curve.Select(r => (X(r.Accuracy), r.RemovedNaively.Share)), Naive, "stroke-dasharray=\"6 4\"");
        Line(svg, report.Curve.Select(r => (X(r.Accuracy), r.Removed.Share)), Rules, "");
        svg.AppendLine(Say($"<text x=\"{Right - 250}\" y=\"{Top + 16}\" fill=\"{Rules}\">━ these rules, with 95% interval</text>"));
        svg.AppendLine(Say($"<text x=\"{Right - 250}\" y=\"{Top + 34}\" fill=\"{Naive}\">╍ the same as raw thresholds</text>"));
        return svg.AppendLine("</svg>").ToString();
    }

    /// <summary>A page with the drawing and its numbers.</summary>
    public static string Page(RuleSimulationReport report, string title)
    {
        var rows = string.Concat(report.Curve.Select(r => Say(
            $"<tr><td>{r.Accuracy:P0}</td><td>{r.Removed.Share:P2}</td><td>{r.Removed.Interval.Low:P2} to {r.Removed.Interval.High:P2}</td><td>{r.Removed.MedianOfAll:0}</td><td>{r.RemovedNaively.Share:P2}</td></tr>\n")));
        return $$"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>{{WebUtility.HtmlEncode(title)}}</title>
            <style>body { font-family: sans-serif } td, th { padding: 0 1em; text-align: right }</style></head><body>
            {{Of(report, title)}}
            <p>Up to {{report.Answers}} answers a worker in {{report.Classes}} classes, looked at after every answer; seed {{report.Seed}}.</p>
            <table><tr><th>True accuracy</th><th>Removed</th><th>95% interval</th><th>Answers until half were</th><th>Raw thresholds</th></tr>
            {{rows}}</table></body></html>
            """;
    }

    private static void Grid(StringBuilder svg, RuleSimulationReport report, Func<double, double> x)
    {
        for (var share = 0; share <= 100; share += 20)
        {
            var y = Y(share / 100.0);
            svg.AppendLine(Say($"<line x1=\"{Left}\" x2=\"{Right}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\" stroke=\"#ddd\"/><text x=\"{Left - 8}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{share}%</text>"));
        }
        foreach (var row in report.Curve)
            svg.AppendLine(Say($"<text x=\"{x(row.Accuracy):0.#}\" y=\"{Bottom + 20}\" text-anchor=\"middle\">{row.Accuracy * 100:0}%</text>"));
        svg.AppendLine(Say($"<text x=\"{(Left + Right) / 2}\" y=\"{Bottom + 44}\" text-anchor=\"middle\">true accuracy</text>"));
    }

    private static void Line(StringBuilder svg, IEnumerable<(double X, double Share)> points, string colour, string style)
    {
        var placed = points.ToList();
        svg.AppendLine($"<polyline points=\"{string.Join(' ', placed.Select(p => Point(p.X, p.Share)))}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" {style}/>");
        foreach (var (x, share) in placed)
            svg.AppendLine(Say($"<circle cx=\"{x:0.#}\" cy=\"{Y(share):0.#}\" r=\"3\" fill=\"{colour}\"/>"));
    }

    private static string Point(double x, double share) => Say($"{x:0.#},{Y(share):0.#}");

    private static double Y(double share) => Bottom - (share * (Bottom - Top));

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
