using System.Text.Json;
using Crowd.Engine.Reviewing;
using Crowd.Rules;

namespace Crowd.Web.RuleEditing;

/// <summary>What a trial of rules shows, as ECharts options. Every name in them is data: the library writes it as text.</summary>
internal static class TrialCharts
{
    /// <summary>Whom a firing is about, by the marketplace's names.</summary>
    public static string NameOf(RuleTrialReport report, Subject subject) => subject.Kind switch
    {
        SubjectKind.Worker or SubjectKind.Pair => string.Join(" and ", subject.Key.Split('|').Select(id => report.Workers.GetValueOrDefault(id, id))),
        _ => subject.ToString(),
    };

    /// <summary>Each firing on workers: when, and after how many answers of theirs; one series a rule.</summary>
    public static string Firings(RuleTrialReport report) => JsonSerializer.Serialize(new
    {
        animation = false,
        grid = new { left = 5, right = 20, top = 35, bottom = 25, containLabel = true },
        legend = new { top = 0, type = "scroll" },
        tooltip = new { formatter = "{b}" },
        useUTC = true,
        xAxis = new { type = "time", axisLabel = new { hideOverlap = true } },
        yAxis = new { type = "value", name = "answers until then", nameTextStyle = new { align = "left" }, minInterval = 1 },
        series = report.Draft.Firings.GroupBy(f => f.Verdict.Rule).Select(rule => new
        {
            type = "scatter", name = rule.Key, symbolSize = 10,
            data = rule.Select(f => new { name = NameOf(report, f.Verdict.Subject), value = new object[] { f.Verdict.At.UtcDateTime.ToString("O"), f.Answers } }),
        }),
    });

    /// <summary>Share of workers removed by their true accuracy, beside the same limits as raw thresholds.</summary>
    public static string OperatingCurve(RuleTrialReport report) => JsonSerializer.Serialize(new
    {
        animation = false,
        grid = new { left = 5, right = 20, top = 35, bottom = 25, containLabel = true },
        legend = new { top = 0 },
        tooltip = new { trigger = "axis" },
        xAxis = new { type = "value", name = "true accuracy %", nameLocation = "middle", nameGap = 28, min = "dataMin", max = "dataMax" },
        yAxis = new { type = "value", name = "removed %", nameTextStyle = new { align = "left" }, min = 0, max = 100 },
        series = new object[]
        {
            Curve("these rules", report.Curve.Select(p => (p.Accuracy, p.Removed.Share)), "solid"),
            Curve("raw thresholds", report.Curve.Select(p => (p.Accuracy, p.RemovedNaively.Share)), "dashed"),
        },
    });

    private static object Curve(string name, IEnumerable<(double Accuracy, double Share)> points, string line) => new
    {
        type = "line", name, lineStyle = new { type = line }, data = points.Select(p => new[] { Math.Round(p.Accuracy * 100, 1), Math.Round(p.Share * 100, 1) }),
    };
}
