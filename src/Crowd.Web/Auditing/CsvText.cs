using System.Buffers;

namespace Crowd.Web.Auditing;

/// <summary>Writes CSV that people open in a spreadsheet.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> ToQuote = SearchValues.Create("\",\r\n");

    public static string Line(params IEnumerable<string?> fields) => string.Join(',', fields.Select(Field)) + "\r\n";

    // A text that a spreadsheet would run as a formula gets an apostrophe before it: some of these were written by workers.
    private static string Field(string? text)
    {
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..])
            text = "'" + text;
        return text.AsSpan().ContainsAny(ToQuote) ? $"\"{text!.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text ?? "";
    }
}
