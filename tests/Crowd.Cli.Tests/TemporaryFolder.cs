using System.Text;

namespace Crowd.Cli.Tests;

/// <summary>A folder of a test's own; gone with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private const long Gigabyte = 1L << 30;

    public string Path { get; } = Directory.CreateTempSubdirectory("crowd-cli-").FullName;

    /// <summary>The names of all that lies in it.</summary>
    public IReadOnlyList<string> Names => [.. Directory.EnumerateFileSystemEntries(Path, "*", SearchOption.AllDirectories).Order()];

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public void Write(string name, Encoding encoding, string text) => File.WriteAllBytes(this[name], [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);

    /// <summary>Writes text in which each '¿' becomes a byte that no UTF-8 has.</summary>
    public void WriteBroken(string name, string text) => File.WriteAllBytes(this[name], Encoding.Latin1.GetBytes(text));

    /// <summary>Writes text whose last line goes on for more than a gigabyte, without taking up the disk.</summary>
    public void WriteEndless(string name, string text)
    {
        using var file = File.Create(this[name]);
        file.Write(Encoding.UTF8.GetBytes(text));
        file.SetLength(file.Length + Gigabyte + 12_345);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
