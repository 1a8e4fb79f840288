namespace Crowd.Cli.Running;

/// <summary>The one folder that Crowd writes to: database, logs, keys, labels.</summary>
internal sealed record DataFolder(string Path)
{
    /// <summary>The embedded database.</summary>
    public string Postgres => Sub("postgres");

    /// <summary>Log files.</summary>
    public string Logs => Sub("logs");

    /// <summary>Keys that protect sign-in cookies.</summary>
    public string Keys => Sub("keys");

    /// <summary>Labels, where a campaign names no other place.</summary>
    public string Exports => Sub("labels");

    /// <summary>Opens the folder, making it if it is missing.</summary>
    /// <exception cref="BadInputException">It can't be made or written.</exception>
    public static DataFolder Open(string path)
    {
        try
        {
            var full = Directory.CreateDirectory(path).FullName;
            // A name of its own: several processes may start in one folder at the same moment.
            using (File.Create(System.IO.Path.Combine(full, $".writable-{Environment.ProcessId}-{Guid.NewGuid():N}"), 1, FileOptions.DeleteOnClose))
                return new DataFolder(full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: this folder can't be written ({e.Message.TrimEnd('.')}); choose another one with --data.", e);
        }
    }

    private string Sub(string name) => System.IO.Path.Combine(Path, name);
}
