using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Crowd.Marketplace.Simulation.Recording;

/// <summary>The lines of a CSV file with a header, one at a time; every fault of form is told with its line and field.</summary>
internal sealed class CsvRows : IDisposable
{
    private const int LongestField = 64 * 1024;
    private readonly StreamReader _text;
    private readonly CsvParser _csv;
    private readonly string _file;
    private readonly string _expected;
    private readonly string[] _names;

    /// <param name="content">The file's content, gzip undone.</param>
    /// <param name="file">Names the file in messages.</param>
    /// <param name="expected">The header that would be right, for messages.</param>
    public CsvRows(Stream content, string file, string expected)
    {
        (_file, _expected) = (file, expected);
        _text = new StreamReader(content, new UTF8Encoding(false, throwOnInvalidBytes: true), true, 1 << 16, leaveOpen: true);
        _csv = new CsvParser(_text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            MaxFieldSize = LongestField,
            BadDataFound = bad => throw Fault(null, $"the quotes of {Shown(bad.Field)} do not match; write a quote inside a quoted field twice."),
        });
        _names = Next()
            ? [.. _csv.Record!.Select(name => name.Trim().TrimStart('\uFEFF').ToLowerInvariant())]
            : throw new InputFileException(file, 0, null, $"it is empty; the first line must be {expected}.");
        if (_text.CurrentEncoding is not UTF8Encoding)
        {
            throw new InputFileException(file, 1, null, $"the text is {_text.CurrentEncoding.WebName.ToUpperInvariant()}; save the file as UTF-8.");
        }
    }

    public long Line => _csv.RawRow;

    public int? Optional(params string[] names)
    {
        var at = Array.FindIndex(_names, names.Contains);
        return at < 0 ? null : at;
    }

    public int Required(params string[] names) => Optional(names)
        ?? throw Fault(names[0], $"the header has no such column; it reads {Shown(string.Join(',', _names))}, expected {_expected}.");

    public bool Next()
    {
        var begins = _csv.RawRow + 1;
        if (!Read())
        {
            return false;
        }

        if ((_csv.RawRow > begins || _csv.Count != _names?.Length) && _csv.RawRecord.AsSpan().Count('"') % 2 == 1)
        {
            throw new InputFileException(_file, begins, null, "a quoted field is never closed; add the missing quote.");
        }

        var found = _csv.Record!.Length;
        return _names is null || found == _names.Length ? true : throw Fault(null, $"it has {found} fields where the header has {_names.Length}.");
    }

    /// <summary>The field of this line; may be empty.</summary>
    public string Raw(int column) => _csv.Record![column];

    /// <summary>The field of this line; refused if it is blank.</summary>
    public string Text(int column) => string.IsNullOrWhiteSpace(Raw(column)) ? throw Fault(_names[column], "it is empty.") : Raw(column);

    public InputFileException Fault(string? field, string problem) => new(_file, _csv.RawRow, field, problem);

    public static string Shown(string text) => text.Length > 60 ? $"\"{text[..60]}…\"" : $"\"{text}\"";

    public void Dispose()
    {
        _csv.Dispose();
        _text.Dispose();
    }

    private bool Read()
    {
        try
        {
            return _csv.Read();
        }
        catch (DecoderFallbackException cause)
        {
            throw new InputFileException(_file, _csv.RawRow + 1, null, "at or soon after this line the text is not UTF-8; save the file as UTF-8.", cause);
        }
        catch (MaxFieldSizeException cause)
        {
            throw new InputFileException(_file, _csv.RawRow, null, $"a field is longer than {LongestField} characters; is a quote missing?", cause);
        }
    }
}
