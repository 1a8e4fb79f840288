using System.Diagnostics;

namespace Crowd.Postgres;

/// <summary>Runs the system's and PostgreSQL's small programs.</summary>
internal static class ShellTool
{
    /// <summary>Runs a program that ends by itself and leaves nothing running; answers its exit code and what it said.</summary>
    public static async Task<(int Exit, string Output)> RunAsync(
        ServerAccount account, IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        using var process = Process.Start(Info(account, command, redirect: true))!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, $"{await output}{await errors}".Trim());
    }

    /// <summary>
    /// Runs a program that may leave a daemon behind. A daemon inherits its parent's output, and a pipe to us would then never
    /// close, so the output goes to a file.
    /// </summary>
    public static async Task<int> RunToFileAsync(
        ServerAccount account, IReadOnlyList<string> command, string outputFile, CancellationToken cancellationToken)
    {
        string[] shell = ["sh", "-c", "out=$1; shift; exec \"$@\" >\"$out\" 2>&1 </dev/null", "sh", outputFile, .. command];
        using var process = Process.Start(Info(account, shell, redirect: false))!;
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    public static async Task<string> OwnerOfAsync(string path, CancellationToken cancellationToken)
    {
        string[] command = OperatingSystem.IsMacOS() ? ["stat", "-f", "%Su", path] : ["stat", "-c", "%U", path];
        var (exit, output) = await RunAsync(ServerAccount.Self, command, cancellationToken);
        return exit == 0 ? output : throw new EmbeddedPostgresException($"The owner of '{path}' cannot be read: {output}");
    }

    private static ProcessStartInfo Info(ServerAccount account, IReadOnlyList<string> command, bool redirect)
    {
        var info = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = "/",     // ours may be closed to the server's account
            RedirectStandardOutput = redirect,
            RedirectStandardError = redirect,
        };
        if (account.UserName is { } user)
            info.UserName = user;
        foreach (var name in info.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal)).ToList())
            info.Environment.Remove(name);
        info.Environment["LC_ALL"] = "C";
        return info;
    }
}
