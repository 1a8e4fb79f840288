using System.Text;
using System.Text.Json;

namespace Crowd.Quality.Tests;

/// <summary>Reads the shared sets whose fields have RFC 4180 quotes (texts); none of them has a line break in a field.</summary>
internal static class QuotedCsv
{
    /// <summary>Rows of a file of a shared set, header left out.</summary>
    public static List<string[]> Rows(string set, string file) =>
        [.. File.ReadLines(Path.Combine(TestData.Folder(set), file)).Skip(1).Select(Fields)];

    /// <summary>A number of an oracle by its name.</summary>
    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static string[] Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
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
