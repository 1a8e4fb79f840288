using System.Text;

namespace Crowd.Engine.Campaigns.Files;

/// <summary>
/// Reads a text file line by line and never holds more than one line: strict UTF-8, lines of at most <paramref name="longestLine"/> bytes.
/// It is a <see cref="TextReader"/>, so that a CSV parser reads through it.
/// </summary>
internal sealed class GuardedReader(Stream stream, string file, int longestLine) : TextReader
{
    /// <summary>1 MiB: more than any real row, little enough to be harmless.</summary>
    public const int DefaultLongestLine = 1 << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly LineBuffer _line = new(longestLine);
    private int _at, _end, _number;
    private string? _current;
    private int _position;

    /// <summary>The last line that was read, counted from 1.</summary>
    public int LineNumber => _number;

    /// <summary>The next line without its end, or null at the end of the file.</summary>
    /// <exception cref="CampaignFileException">The line is too long or is not UTF-8.</exception>
    public override string? ReadLine() => NextLine()?.TrimEnd('\n').TrimEnd('\r');

    public override int Peek() => Fill() ? _current![_position] : -1;

    public override int Read() => Fill() ? _current![_position++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        if (!Fill())
            return 0;
        var n = Math.Min(count, _current!.Length - _position);
        _current.CopyTo(_position, buffer, index, n);
        _position += n;
        return n;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            stream.Dispose();
        base.Dispose(disposing);
    }

    private bool Fill()
    {
        while (_current is null || _position == _current.Length)
        {
            _current = NextLine();
            _position = 0;
            if (_current is null)
                return false;
        }
        return true;
    }

    private string? NextLine()
    {
        _line.Clear();
        while (true)
        {
            if (_at == _end && (_end = stream.Read(_buffer, _at = 0, _buffer.Length)) == 0)
                break;
            var rest = _buffer.AsSpan(_at, _end - _at);
            var newline = rest.IndexOf((byte)'\n');
            var taken = newline < 0 ? rest : rest[..(newline + 1)];
            if (!_line.TryAppend(taken))
                throw Error(_number + 1, $"the line is longer than {longestLine:N0} bytes; is this the right file?");
            _at += taken.Length;
            if (newline >= 0)
                break;
        }
        if (_line.Length == 0)
            return null;
        _number++;
        return Decode(_line.Written);
    }

    private string Decode(ReadOnlySpan<byte> bytes)
    {
        if (_number == 1)
        {
            if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
                throw Error(1, "the file is UTF-16; save it as UTF-8.");
            if (bytes is [0xEF, 0xBB, 0xBF, ..])
                bytes = bytes[3..];
        }
        try
        {
            var text = Strict.GetString(bytes);
            return text.Contains('\0', StringComparison.Ordinal) ? throw Error(_number, "the line holds a NUL character; this is no text file.") : text;
        }
        catch (DecoderFallbackException e)
        {
            throw Error(_number, $"the line is not UTF-8 (byte {e.Index + 1} of the line); save the file as UTF-8.");
        }
    }

    private CampaignFileException Error(int line, string message) => new([new InputError(file, line, null, null, message)]);

    private sealed class LineBuffer(int capacity)
    {
        private byte[] _bytes = new byte[Math.Min(capacity, 4096)];

        public int Length { get; private set; }

        public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

        public void Clear() => Length = 0;

        public bool TryAppend(ReadOnlySpan<byte> more)
        {
            if (Length + more.Length > capacity)
                return false;
            if (Length + more.Length > _bytes.Length)
                Array.Resize(ref _bytes, Math.Min(capacity, Math.Max(_bytes.Length * 2, Length + more.Length)));
            more.CopyTo(_bytes.AsSpan(Length));
            Length += more.Length;
            return true;
        }
    }
}
