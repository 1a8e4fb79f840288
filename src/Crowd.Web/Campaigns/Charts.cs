using System.Text.Json;

namespace Crowd.Web.Campaigns;

/// <summary>ECharts options as JSON. Every label in them is data: the library writes it as text.</summary>
internal static class Charts
{
    public static string Growth(IReadOnlyList<HistoryPoint> history) => JsonSerializer.Serialize(new
    {
        animation = false,
        grid = new { left = 55, right = 15, top = 15, bottom = 30 },
        tooltip = new { trigger = "axis" },
        xAxis = new { type = "time" },
        yAxis = new { type = "value" },
        series = new object[]
        {
            new { type = "line", showSymbol = false, areaStyle = new { opacity = 0.15 }, data = history.Select(p => new object[] { p.At.ToString("O"), p.Answers }) },
        },
    });

    public static string Labels(IReadOnlyList<LabelCount> labels) => JsonSerializer.Serialize(new
    {
        animation = false,
        grid = new { left = 10, right = 30, top = 10, bottom = 20, containLabel = true },
        tooltip = new { },
        xAxis = new { type = "value" },
        yAxis = new { type = "category", inverse = true, data = labels.Take(12).Select(l => l.Label) },
        series = new object[] { new { type = "bar", data = labels.Take(12).Select(l => l.Items) } },
    });
}
