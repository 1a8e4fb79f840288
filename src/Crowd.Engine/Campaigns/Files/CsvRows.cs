using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Crowd.Engine.Campaigns.Files;

/// <summary>Reads a CSV file (RFC 4180, UTF-8, one header line) row by row.</summary>
internal static class CsvRows
{
    public static IEnumerable<ItemRow> Read(GuardedReader reader, string file, List<InputError> errors)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            MaxFieldSize = GuardedReader.DefaultLongestLine,
            Mode = CsvMode.RFC4180,
            BadDataFound = null,
        };
        using var parser = new CsvParser(reader, configuration, leaveOpen: true);
        if (!Next(parser, file))
        {
            errors.Add(new(file, null, null, null, "the file is empty; it needs a header line and at least one row."));
            yield break;
        }
        var header = parser.Record!.Select(name => name.Trim()).ToArray();
        if (!IsGood(header, file, errors))
            yield break;
        // A quoted field may span lines: a row stands where it begins.
        for (var line = parser.RawRow + 1; Next(parser, file); line = parser.RawRow + 1)
        {
            if ((parser.RawRow > line || parser.Count != header.Length) && parser.RawRecord.AsSpan().Count('"') % 2 == 1)
                throw new CampaignFileException([new(file, line, null, null, "a quoted field is never closed; add the missing quotation mark.")]);
            var fields = parser.Record!;
            if (fields.Length == header.Length)
                yield return new ItemRow(line, Values(header, fields));
            else if (errors.Count < ItemsFile.MostErrors)
                errors.Add(new(file, line, null, null, $"the row has {fields.Length} fields but the header has {header.Length}."));
        }
    }

    private static bool Next(CsvParser parser, string file)
    {
        try
        {
            return parser.Read();
        }
        catch (MaxFieldSizeException)
        {
            throw new CampaignFileException([new(file, parser.RawRow + 1, null, null,
                $"a field is longer than {GuardedReader.DefaultLongestLine:N0} characters; is a closing quotation mark missing?")]);
        }
    }

    private static bool IsGood(string[] header, string file, List<InputError> errors)
    {
        var before = errors.Count;
        for (var i = 0; i < header.Length; i++)
        {
            if (header[i].Length == 0)
                errors.Add(new(file, 1, null, null, $"column {i + 1} has no name."));
            else if (Array.IndexOf(header, header[i]) < i)
                errors.Add(new(file, 1, null, header[i], "two columns have this name."));
        }
        return errors.Count == before;
    }

    private static Dictionary<string, string> Values(string[] header, string[] fields)
    {
        var values = new Dictionary<string, string>(header.Length, StringComparer.Ordinal);
        for (var i = 0; i < header.Length; i++)
            values[header[i]] = fields[i];
        return values;
    }
}
