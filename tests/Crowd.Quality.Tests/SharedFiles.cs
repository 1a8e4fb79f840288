using System.Text.Json;

namespace Crowd.Quality.Tests;

/// <summary>The folder of shared data and reference numbers that lies beside the checkout (or where CROWD_SHARED says).</summary>
internal static class SharedFiles
{
    private static readonly Lazy<Dictionary<string, JsonElement>> Cases = new(() =>
        JsonDocument.Parse(File.ReadAllText(PathOf("reference", "oracles-statistics.json"))).RootElement.GetProperty("cases")
            .EnumerateArray().ToDictionary(c => c.GetProperty("name").GetString()!));

    public static string PathOf(params string[] parts)
    {
        var set = Environment.GetEnvironmentVariable("CROWD_SHARED");
        if (!string.IsNullOrEmpty(set))
        {
            return Path.Combine([set, .. parts]);
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "data")))
            {
                return Path.Combine([folder.FullName, "shared", .. parts]);
            }
        }

        throw new DirectoryNotFoundException("No folder shared/data above the tests, and CROWD_SHARED is not set.");
    }

    /// <summary>A case of oracles-statistics.json: its inputs and expected numbers.</summary>
    public static (JsonElement Inputs, JsonElement Expected) Case(string name) =>
        (Cases.Value[name].GetProperty("inputs"), Cases.Value[name].GetProperty("expected"));

    public static double[] Numbers(this JsonElement array) => [.. array.EnumerateArray().Select(x => x.GetDouble())];

    public static double[][] Rows(this JsonElement array) => [.. array.EnumerateArray().Select(x => x.Numbers())];

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    /// <summary>Rows of a small CSV file with RFC 4180 quotes, header left out.</summary>
    public static List<string[]> Csv(params string[] parts)
    {
        var rows = new List<string[]>();
        foreach (var line in File.ReadLines(PathOf(["data", .. parts])).Skip(1))
        {
            rows.Add(Fields(line));
        }

        return rows;
    }

    private static string[] Fields(string line)
    {
        var fields = new List<string>();
        var field = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            switch (line[i])
            {
                case '"' when quoted && i + 1 < line.Length && line[i + 1] == '"':
                    field.Append(line[++i]);
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    fields.Add(field.ToString());
                    field.Clear();
                    break;
                default:
                    field.Append(line[i]);
                    break;
            }
        }

        fields.Add(field.ToString());
        return [.. fields];
    }
}
