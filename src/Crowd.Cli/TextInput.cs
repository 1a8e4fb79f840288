using System.Text;

namespace Crowd.Cli;

/// <summary>Reads a small text file that a person wrote (rules): strict UTF-8, and not more than could be meant.</summary>
internal static class TextInput
{
    /// <summary>1 MiB: more than anybody writes by hand.</summary>
    private const int Longest = 1 << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file's text.</summary>
    /// <param name="path">The file, as it was named.</param>
    /// <param name="what">What it should be, for the message: "rule file".</param>
    /// <exception cref="BadInputException">It can't be read, is too large, or is not UTF-8 text; says where.</exception>
    public static string Read(string path, string what)
    {
        var bytes = Bytes(path, what);
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            throw new BadInputException($"{path}:1: the {what} is UTF-16; save it as UTF-8.");
        var text = bytes.AsSpan(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0);
        try
        {
            var decoded = Strict.GetString(text);
            return decoded.IndexOf('\0') is var at and >= 0
                ? throw new BadInputException($"{path}:{LineAt(text, Strict.GetByteCount(decoded.AsSpan(0, at)))}: the line holds a NUL character; this is no text file.")
                : decoded;
        }
        catch (DecoderFallbackException e)
        {
            throw new BadInputException($"{path}:{LineAt(text, e.Index)}: the {what} is not UTF-8 in this line; save it as UTF-8.", e);
        }
    }

    private static byte[] Bytes(string path, string what)
    {
        try
        {
            using var file = File.OpenRead(path);
            var bytes = new byte[Longest + 1];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length <= Longest
                ? bytes[..length]
                : throw new BadInputException($"{path}:{LineAt(bytes, Longest)}: the {what} is longer than {Longest:N0} bytes; is this the right file?");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException($"{path}: there is no such {what}.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: the {what} can't be read ({e.Message.TrimEnd('.')}).", e);
        }
    }

    private static int LineAt(ReadOnlySpan<byte> text, int index) => text[..Math.Clamp(index, 0, text.Length)].Count((byte)'\n') + 1;
}
