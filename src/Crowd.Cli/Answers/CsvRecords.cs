using System.Runtime.CompilerServices;
using System.Text.Unicode;

namespace Crowd.Cli.Answers;

/// <summary>
/// Reads RFC 4180 records from UTF-8 bytes, a buffer at a time, without making strings: answer files have millions of rows and the same few names.
/// Fields of the current record are spans into the buffer, valid until the next <see cref="Read"/>. What runs for each row is compiled at once at full
/// optimisation: most files are read before the runtime would have noticed that it is hot.
/// </summary>
internal sealed class CsvRecords(Stream stream, string file) : IDisposable
{
    /// <summary>A record longer than this is taken for a broken file, not for data.</summary>
    public const int LongestRecord = 1 << 20;

    // where the fields of the current record begin and end, without their quotes
    private (int Start, int End)[] _fields = new (int, int)[16];
    private int _count;
    private bool _hasQuotes;
    private byte[] _buffer = new byte[1 << 17];
    private int _start;
    private int _end;
    private bool _ended;
    private long _nextLine = 1;

    /// <summary>The line on which the current record begins, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Bytes taken from the stream so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Whether the stream has given all it has.</summary>
    public bool HasEnded => _ended;

    /// <summary>The file's name, for messages.</summary>
    public string File => file;

    /// <summary>How many fields the current record has.</summary>
    public int Count => _count;

    /// <summary>A field of the current record, without its quotes.</summary>
    public ReadOnlySpan<byte> this[int field] => _buffer.AsSpan(_fields[field].Start, _fields[field].End - _fields[field].Start);

    /// <summary>Goes to the next record that is not empty; false at the end of the file.</summary>
    /// <exception cref="BadInputException">Not UTF-8, a quote that is never closed or stands in mid-field, or a record over the limit.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Read()
    {
        while (true)
        {
            var length = FindRecord();
            if (length < 0)
                return false;
            Line = _nextLine;
            var record = _buffer.AsSpan(_start, length);
            _nextLine += _hasQuotes ? Math.Max(1, record.Count((byte)'\n')) : 1;
            var from = _start;
            _start += length;
            record = record.TrimEnd("\r\n"u8);
            if (record.IsEmpty)
                continue;
            if (!Utf8.IsValid(record))
                throw new BadInputException($"{file}, line {Line}: the text is not UTF-8; save the file as UTF-8.");
            Split(from, from + record.Length);
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    // The length of the next record with its line end; -1 at the end of the file.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int FindRecord()
    {
        var scanned = 0;
        var quoted = false;
        _hasQuotes = false;
        while (true)
        {
            var rest = _buffer.AsSpan(_start + scanned, _end - _start - scanned);
            var at = quoted ? rest.IndexOf((byte)'"') : rest.IndexOfAny((byte)'"', (byte)'\n');
            if (at >= 0)
            {
                scanned += at + 1;
                if (rest[at] == '\n')
                    return scanned;
                quoted = !quoted;
                _hasQuotes = true;
                continue;
            }
            scanned += rest.Length;
            if (scanned > LongestRecord)
                throw new BadInputException(quoted
                    ? $"{file}, line {_nextLine}: a quoted field is not closed within {LongestRecord:N0} bytes; add the missing quote."
                    : $"{file}, line {_nextLine}: the line is longer than {LongestRecord:N0} bytes; is this a CSV file?");
            if (Fill())
                continue;
            if (quoted)
                throw new BadInputException($"{file}, line {_nextLine}: a quoted field is never closed; add the missing quote.");
            return scanned == 0 ? -1 : scanned;
        }
    }

    private bool Fill()
    {
        if (_ended)
            return false;
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        var first = BytesRead == 0;
        BytesRead += read;
        if (first)
            SkipMark(ref read);
        (_end, _ended) = (_end + read, read == 0);
        return !_ended;
    }

    private void SkipMark(ref int read)
    {
        var head = _buffer.AsSpan(0, read);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            throw new BadInputException($"{file}, line 1: the text is UTF-16; save the file as UTF-8.");
        if (!head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return;
        head[3..].CopyTo(_buffer);
        read -= 3;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Split(int from, int to)
    {
        _count = 0;
        while (true)
        {
            if (from < to && _buffer[from] == '"')
            {
                from = Unquote(from, to);
            }
            else
            {
                var comma = _buffer.AsSpan(from, to - from).IndexOf((byte)',');
                var end = comma < 0 ? to : from + comma;
                if (_hasQuotes && _buffer.AsSpan(from, end - from).Contains((byte)'"'))
                    throw new BadInputException($"{file}, line {Line}, field {_count + 1}: a quote stands in the middle of a field; quote the whole field and double the quote.");
                Add(from, end);
                from = end;
            }
            if (from == to)
                return;
            from++;
            if (from == to)
            {
                Add(to, to);
                return;
            }
        }
    }

    private void Add(int start, int end)
    {
        if (_count == _fields.Length)
            Array.Resize(ref _fields, _count * 2);
        _fields[_count++] = (start, end);
    }

    // Takes the quotes off in place; returns where the comma (or the end) after the field is.
    private int Unquote(int from, int to)
    {
        int write = from + 1, read = from + 1;
        while (true)
        {
            var quote = _buffer.AsSpan(read, to - read).IndexOf((byte)'"');
            if (quote < 0)
                throw new BadInputException($"{file}, line {Line}, field {_count + 1}: a quoted field is never closed; add the missing quote.");
            _buffer.AsSpan(read, quote).CopyTo(_buffer.AsSpan(write));
            (read, write) = (read + quote + 1, write + quote);
            if (read < to && _buffer[read] == '"')
            {
                _buffer[write++] = (byte)'"';
                read++;
                continue;
            }
            if (read < to && _buffer[read] != ',')
                throw new BadInputException($"{file}, line {Line}, field {_count + 1}: text follows the closing quote; a comma would be right.");
            Add(from + 1, write);
            return read;
        }
    }
}
