using System.Text.Json;
using Crowd.Web.Workers;

namespace Crowd.Web.Campaigns;

/// <summary>ECharts options as JSON. Every label in them is data: the library writes it as text.</summary>
internal static class Charts
{
    private const string Good = "#2f9e44";
    private const string Wait = "#f08c00";
    private const string Bad = "#e03131";
    private const int MostLabels = 12;

    public static string Growth(IReadOnlyList<HistoryPoint> history) =>
        Line([.. history.Select(p => (p.At, (double)p.Answers))], "answers");

    public static string Spend(IReadOnlyList<SpendPoint> spend) =>
        Line([.. spend.Select(p => (p.At, p.Micros / 1e6))], "USD");

    public static string Labels(IReadOnlyList<LabelCount> labels) => JsonSerializer.Serialize(new
    {
        animation = false,
        grid = new { left = 5, right = 20, top = 5, bottom = 5, containLabel = true },
        tooltip = new { },
        xAxis = new { type = "value", minInterval = 1 },
        yAxis = new { type = "category", inverse = true, data = labels.Take(MostLabels).Select(l => l.Label), axisLabel = new { width = 90, overflow = "truncate" } },
        series = new object[] { new { type = "bar", name = "items", data = labels.Take(MostLabels).Select(l => l.Items) } },
    });

    /// <summary>How many workers have which agreement, in steps of 5 %.</summary>
    public static string Agreements(IReadOnlyList<WorkerPoint> workers)
    {
        var counts = new int[20];
        foreach (var w in workers)
            counts[Math.Clamp((int)(w.Agreement * 20), 0, 19)]++;
        return JsonSerializer.Serialize(new
        {
            animation = false,
            grid = new { left = 5, right = 15, top = 30, bottom = 25, containLabel = true },
            tooltip = new { },
            xAxis = new { type = "category", name = "agreement", nameLocation = "middle", nameGap = 28, data = counts.Select((_, i) => $"{i * 5}–{(i * 5) + 5} %") },
            yAxis = new { type = "value", name = "workers", minInterval = 1 },
            series = new object[] { new { type = "bar", name = "workers", barCategoryGap = "10%", data = counts } },
        });
    }

    /// <summary>Each worker's answers against their agreement, by standing; a click opens the worker.</summary>
    public static string Workers(long campaignId, IReadOnlyList<WorkerPoint> workers) => JsonSerializer.Serialize(new
    {
        animation = false,
        grid = new { left = 5, right = 20, top = 35, bottom = 25, containLabel = true },
        legend = new { top = 0 },
        tooltip = new { formatter = "{b}: {c}" },
        xAxis = new { type = "value", name = "answers", nameLocation = "middle", nameGap = 28 },
        yAxis = new { type = "value", name = "agreement %", max = 100, scale = true },
        series = new object[]
        {
            Standing(campaignId, "in", Good, workers.Where(w => w.Standing == "active")),
            Standing(campaignId, "warned", Wait, workers.Where(w => w.Standing == "warned")),
            Standing(campaignId, "excluded or blocked", Bad, workers.Where(w => w.IsOut)),
        },
    });

    private static object Standing(long campaignId, string name, string colour, IEnumerable<WorkerPoint> workers) => new
    {
        type = "scatter",
        name,
        symbolSize = 9,
        itemStyle = new { color = colour, opacity = 0.8 },
        data = workers.Select(w => new
        {
            name = w.Worker, value = new[] { w.Answers, Math.Round(w.Agreement * 100, 1) }, url = $"/campaigns/{campaignId}/workers/{w.WorkerId}",
        }),
    };

    private static string Line(IReadOnlyList<(DateTime At, double Value)> points, string name) => JsonSerializer.Serialize(new
    {
        animation = false,
        grid = new { left = 5, right = 20, top = 15, bottom = 5, containLabel = true },
        tooltip = new { trigger = "axis" },
        xAxis = new { type = "time", axisLabel = new { hideOverlap = true } },
        yAxis = new { type = "value" },
        useUTC = true,
        series = new object[]
        {
            new { type = "line", name, showSymbol = false, areaStyle = new { opacity = 0.15 }, data = points.Select(p => new object[] { p.At.ToString("O"), p.Value }) },
        },
    });
}
