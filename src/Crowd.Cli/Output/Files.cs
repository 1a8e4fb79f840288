using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crowd.Cli.Output;

/// <summary>Files that appear whole or not at all.</summary>
internal static class Files
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a report as JSON in snake_case.</summary>
    public static void WriteJson<T>(string path, T report) => Write(path, writer => writer.WriteLine(JsonSerializer.Serialize(report, Json)));

    /// <summary>Writes a file through a temporary one beside it.</summary>
    public static void Write(string path, Action<StreamWriter> write)
    {
        var temporary = $"{path}.{Environment.ProcessId}.new";
        try
        {
            using (var writer = new StreamWriter(temporary, append: false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" })
                write(writer);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>A CSV field, quoted where it must be. Text that a spreadsheet would run as a formula stays data for programs: it is only quoted.</summary>
    public static string Csv(string field) => field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"")}\"";
}
