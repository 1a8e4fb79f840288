using System.Diagnostics;

namespace Crowd.Postgres;

/// <summary>Finds out whether the cluster's server lives, whatever the pid file says.</summary>
internal static class ServerProcess
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    /// <summary>The server's pid if the pid file names a living postgres of this very cluster; else null.</summary>
    public static int? Running(ClusterLayout layout) =>
        PidIn(layout.PidFile) is { } pid && IsServerOf(pid, layout) ? pid : null;

    /// <summary>
    /// Makes way for a start when no server runs: waits for backends that outlived their server (they still have the shared memory),
    /// then deletes a pid file and socket files whose pid is dead or now a stranger's.
    /// </summary>
    public static async Task ClearStaleFilesAsync(ClusterLayout layout, TimeSpan patience, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; OrphanOf(layout) is { } orphan; waited += Step)
        {
            if (waited > patience)
                throw new EmbeddedPostgresException(
                    $"Process {orphan} of a PostgreSQL that died still uses '{layout.Cluster}': end it and try again.");
            await Task.Delay(Step, cancellationToken);
        }
        File.Delete(layout.PidFile);
        foreach (var file in Directory.EnumerateFiles(layout.SocketFolder, ".s.PGSQL.*"))
            File.Delete(file);
    }

    private static int? PidIn(string pidFile)
    {
        try
        {
            return int.TryParse(File.ReadLines(pidFile).FirstOrDefault(), out var pid) && pid > 0 ? pid : null;
        }
        catch (IOException)      // not there, or just being written
        {
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new EmbeddedPostgresException(
                $"The database in '{Path.GetDirectoryName(pidFile)}' belongs to another user: use that account, or another data folder.", e);
        }
    }

    // A zombie has no command line, a stranger another one.
    private static bool IsServerOf(int pid, ClusterLayout layout)
    {
        var words = CommandLine(pid);
        return words.Contains("postgres", StringComparison.Ordinal) && words.Contains(layout.Cluster, StringComparison.Ordinal);
    }

    private static string CommandLine(int pid)
    {
        if (!OperatingSystem.IsLinux())
            return PsCommandLine(pid);
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").Replace('\0', ' ');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";      // it has just ended
        }
    }

    private static string PsCommandLine(int pid)
    {
        using var ps = Process.Start(new ProcessStartInfo("ps", ["-o", "command=", "-p", $"{pid}"]) { RedirectStandardOutput = true })!;
        var answer = ps.StandardOutput.ReadToEnd();
        ps.WaitForExit();
        return answer;
    }

    // Every process of a server has the cluster as its working folder.
    private static int? OrphanOf(ClusterLayout layout)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), out var pid) && WorkingFolder(folder) == layout.Cluster)
                return pid;
        return null;
    }

    private static string? WorkingFolder(string procFolder)
    {
        try
        {
            return new FileInfo(Path.Combine(procFolder, "cwd")).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;    // another user's, hence not our server's; or it has just ended
        }
    }
}
