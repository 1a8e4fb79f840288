using System.Security.Cryptography;

namespace Crowd.Postgres;

/// <summary>Makes, starts and stops one cluster. Every call is made under the start lock.</summary>
internal sealed class ClusterServer(ClusterLayout layout, ServerAccount account, PostgresBinaries binaries, TimeSpan patience)
{
    private const long LongestLog = 16 * 1024 * 1024;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OpenFolder =
        OwnerOnly | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Makes the cluster anew; what a broken-off attempt left behind is deleted.</summary>
    public async Task CreateAsync(bool durable, CancellationToken cancellationToken)
    {
        if (Directory.Exists(layout.Cluster))
            Directory.Delete(layout.Cluster, recursive: true);
        await PrepareFoldersAsync(cancellationToken);

        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var passwordForInitdb = Path.Combine(layout.Logs, "initdb.password");
        await WritePrivateAsync(passwordForInitdb, password, cancellationToken);
        await account.TakeOverAsync(layout.Logs, cancellationToken);
        List<string> command =
        [
            binaries.Initdb, "-D", layout.Cluster, "-U", "crowd", "--auth=scram-sha-256", $"--pwfile={passwordForInitdb}",
            "-E", "UTF8", "--no-locale", "--data-checksums", "--no-instructions",
        ];
        if (!durable)
            command.Add("--no-sync");
        // initdb wants to make its folder itself or find it empty, and its own
        Directory.CreateDirectory(layout.Cluster);
        await account.TakeOverAsync(layout.Cluster, cancellationToken);
        var exit = await ShellTool.RunToFileAsync(account, command, layout.ToolLog, cancellationToken);
        File.Delete(passwordForInitdb);
        if (exit != 0)
            throw new EmbeddedPostgresException($"PostgreSQL's initdb could not make '{layout.Cluster}': {LogTail.Of(layout.ToolLog)}");

        await File.AppendAllTextAsync(Path.Combine(layout.Cluster, "postgresql.conf"), "include 'crowd.conf'\n", cancellationToken);
        await WritePrivateAsync(layout.Password, password, cancellationToken);
    }

    /// <summary>Starts the server as a daemon of its own, which outlives this process.</summary>
    public async Task StartAsync(EmbeddedPostgresOptions options, CancellationToken cancellationToken)
    {
        await PrepareFoldersAsync(cancellationToken);
        await ServerProcess.ClearStaleFilesAsync(layout, patience, cancellationToken);
        RotateLog();
        await File.WriteAllTextAsync(layout.Settings, ServerSettings.For(layout, options), cancellationToken);
        await account.TakeOverAsync(layout.Settings, cancellationToken);

        var exit = await PgCtlAsync(["start", "-l", layout.ServerLog], cancellationToken);
        if (exit != 0)
            throw new EmbeddedPostgresException(
                $"PostgreSQL did not start in '{layout.Root}': {LogTail.Of(layout.ServerLog)} (full log: {layout.ServerLog})");
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (ServerProcess.Running(layout) is null)
            return;
        var exit = await PgCtlAsync(["stop", "-m", "fast"], cancellationToken);
        if (exit != 0 && ServerProcess.Running(layout) is { } pid)
            throw new EmbeddedPostgresException($"PostgreSQL (process {pid}) did not stop: {LogTail.Of(layout.ToolLog)}");
        if (!layout.SocketFolder.StartsWith(layout.Root, StringComparison.Ordinal))
            Directory.Delete(layout.SocketFolder, recursive: true);
    }

    private Task<int> PgCtlAsync(string[] verb, CancellationToken cancellationToken) => ShellTool.RunToFileAsync(
        account,
        [binaries.PgCtl, .. verb, "-D", layout.Cluster, "-w", "-t", $"{(int)patience.TotalSeconds}", "-s"],
        layout.ToolLog, cancellationToken);

    private async Task PrepareFoldersAsync(CancellationToken cancellationToken)
    {
        foreach (var folder in new[] { layout.Logs, layout.SocketFolder })
        {
            if (Directory.CreateDirectory(folder).LinkTarget is { } target)
                throw new EmbeddedPostgresException($"'{folder}' is a link to '{target}': remove it, PostgreSQL's socket shall lie there.");
            // Refused unless the folder is ours: nobody can have put a socket of theirs in our way.
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(folder, OpenFolder);
            await account.TakeOverAsync(folder, cancellationToken);
        }
    }

    private void RotateLog()
    {
        if (File.Exists(layout.ServerLog) && new FileInfo(layout.ServerLog).Length > LongestLog)
            File.Move(layout.ServerLog, layout.ServerLog + ".1", overwrite: true);
    }

    private static async Task WritePrivateAsync(string file, string text, CancellationToken cancellationToken)
    {
        File.Delete(file);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        await using var writer = new StreamWriter(new FileStream(file, options));
        await writer.WriteAsync(text.AsMemory(), cancellationToken);
    }
}
