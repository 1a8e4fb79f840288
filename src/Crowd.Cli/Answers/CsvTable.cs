using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;

namespace Crowd.Cli.Answers;

/// <summary>A CSV file with a header line, plain or gzipped, whose columns are found by name.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly CsvRecords _records;
    private readonly List<string> _header = [];

    // The size of the last packed part, which a gzip file ends with; null for a plain file.
    private readonly uint? _packedSize;

    private readonly FileStream _file;

    private CsvTable(CsvRecords records, FileStream file, uint? packedSize)
    {
        (_records, _file, _packedSize) = (records, file, packedSize);
        if (!records.Read())
            throw new BadInputException($"{records.File}: the file is empty; the first line must name the columns.");
        for (var i = 0; i < records.Count; i++)
            _header.Add(Encoding.UTF8.GetString(records[i]).Trim());
    }

    /// <summary>The file's name, for messages.</summary>
    public string File => _records.File;

    /// <summary>The line of the current row.</summary>
    public long Line => _records.Line;

    /// <summary>The share of the file (as it is on disk) that has been read.</summary>
    public double ShareRead => _file.Length == 0 ? 1 : (double)_file.Position / _file.Length;

    /// <summary>The columns' names, as the file spells them.</summary>
    public IReadOnlyList<string> Columns => _header;

    /// <summary>Opens a file; gzip is seen by its first two bytes, not by its name.</summary>
    public static CsvTable Open(string path)
    {
        var file = Path.GetFileName(path);
        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: can't be read ({e.Message.TrimEnd('.')}).", e);
        }
        try
        {
            Span<byte> magic = stackalloc byte[2];
            var zipped = stream.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1F, 0x8B];
            uint? size = zipped ? LastSize(stream) : null;
            stream.Position = 0;
            return new CsvTable(new CsvRecords(zipped ? new GZipStream(stream, CompressionMode.Decompress) : stream, file), stream, size);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The position of the first of these columns that the file has.</summary>
    /// <exception cref="BadInputException">It has none of them.</exception>
    public int Column(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var at = _header.FindIndex(h => h.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (at >= 0)
                return at;
        }
        throw new BadInputException($"{_records.File}, line 1: there is no column '{string.Join("' or '", names.ToArray())}'; the header has: {string.Join(", ", _header)}.");
    }

    /// <summary>The position of a column that need not be there, or -1.</summary>
    public int OptionalColumn(string name) => _header.FindIndex(h => h.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="BadInputException">The row has more or fewer fields than the header, or can't be read.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Read()
    {
        try
        {
            if (!_records.Read())
                return WasCut ? throw Damaged(null) : false;
        }
        catch (Exception e) when (e is InvalidDataException || (e is BadInputException && WasCut))
        {
            throw Damaged(e);
        }
        return _records.Count == _header.Count
            ? true
            : throw (WasCut ? Damaged(null) : new BadInputException($"{_records.File}, line {Line}: the row has {_records.Count} fields, the header {_header.Count}; each row needs one field a column."));
    }

    // Unpacking says nothing when a file was cut short; the size at its end does, unless what is there by chance is a small number.
    private bool WasCut => _packedSize > _records.BytesRead && _records.HasEnded;

    private static uint LastSize(FileStream stream)
    {
        Span<byte> end = stackalloc byte[sizeof(uint)];
        stream.Seek(-Math.Min(end.Length, stream.Length), SeekOrigin.End);
        stream.ReadAtLeast(end, end.Length, throwOnEndOfStream: false);
        return BinaryPrimitives.ReadUInt32LittleEndian(end);
    }

    private BadInputException Damaged(Exception? inner) =>
        new($"{_records.File}: the gzip data is damaged or cut short after line {_records.Line}; pack the file again.", inner);

    /// <summary>A field that may not be empty.</summary>
    public ReadOnlySpan<byte> Required(int column)
    {
        var field = _records[column];
        return field.IsEmpty ? throw Bad(column, "is empty", "a value") : field;
    }

    /// <summary>A field that holds a number.</summary>
    /// <exception cref="BadInputException">It is empty or not a number.</exception>
    public double Number(int column) =>
        double.TryParse(Required(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Bad(column, $"'{Text(column)}' is not a number", "a number such as 0.25");

    /// <summary>A field as text.</summary>
    public string Text(int column) => Encoding.UTF8.GetString(_records[column]);

    /// <summary>The error that this field is not what it should be.</summary>
    public BadInputException Bad(int column, string what, string right) =>
        new($"{_records.File}, line {Line}, column '{_header[column]}': {what}; {right} would be right.");

    /// <inheritdoc/>
    public void Dispose() => _records.Dispose();
}
