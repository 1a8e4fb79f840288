using System.Buffers.Binary;
using System.IO.Compression;

namespace Crowd.Marketplace.Simulation.Recording;

/// <summary>Opens a file that a person named, undoing gzip, and turns what can go wrong on the way into one sentence.</summary>
internal static class InputFile
{
    public static T Read<T>(string path, Func<Stream, T> read)
    {
        try
        {
            using var file = File.OpenRead(path);
            return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? Unpacked(file, read) : read(file);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputFileException(path, 0, null, "there is no such file.", cause);
        }
        catch (InvalidDataException cause)
        {
            throw new InputFileException(path, 0, null, "it is not a complete gzip file.", cause);
        }
    }

    // GZipStream says nothing when a file was cut short; the length at the file's end does.
    private static T Unpacked<T>(FileStream file, Func<Stream, T> read)
    {
        var end = new byte[sizeof(uint)];
        file.Seek(-Math.Min(end.Length, file.Length), SeekOrigin.End);
        file.ReadAtLeast(end, end.Length, throwOnEndOfStream: false);
        file.Seek(0, SeekOrigin.Begin);
        using var plain = new CountingStream(new GZipStream(file, CompressionMode.Decompress));
        try
        {
            var result = read(plain);
            return IsWhole() ? result : throw new InvalidDataException();
        }
        catch (InputFileException fault) when (file.Position == file.Length && !IsWhole())
        {
            throw new InvalidDataException(null, fault);
        }

        bool IsWhole() => (uint)plain.Count == BinaryPrimitives.ReadUInt32LittleEndian(end);
    }
}
