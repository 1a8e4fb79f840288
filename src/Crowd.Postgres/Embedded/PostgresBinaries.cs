using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Crowd.Postgres;

/// <summary>A folder that holds initdb, pg_ctl and postgres, all of one version.</summary>
internal sealed partial record PostgresBinaries(string Folder, Version Version)
{
    private const string HowToInstall =
        "install it (Debian, Ubuntu: sudo apt-get install postgresql; Fedora: sudo dnf install postgresql-server; " +
        "macOS: brew install postgresql@17), or name the folder of its programs in CROWD_PG_BIN, or give a connection string of a running server";

    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    public string Initdb => Path.Combine(Folder, "initdb");
    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>The newest version found, or the newest with the major version that an existing cluster needs.</summary>
    public static async Task<PostgresBinaries> FindAsync(string? folder, int? major, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
            throw new EmbeddedPostgresException("The embedded PostgreSQL runs on Linux and macOS: on Windows give a connection string.");

        var found = new List<PostgresBinaries>();
        foreach (var candidate in Candidates(folder).Distinct().Where(HasAllPrograms))
            if (await VersionOfAsync(candidate, cancellationToken) is { } version)
                found.Add(new(candidate, version));

        if (found.Count == 0)
            throw new EmbeddedPostgresException(folder is null
                ? $"PostgreSQL is not installed (no folder with initdb, pg_ctl and postgres was found): {HowToInstall}."
                : $"'{folder}' does not hold PostgreSQL's initdb, pg_ctl and postgres: {HowToInstall}.");

        return found.Where(b => major is null || b.Version.Major == major).MaxBy(b => b.Version)
            ?? throw new EmbeddedPostgresException(
                $"The data folder was made by PostgreSQL {major}, but only {string.Join(", ", found.Select(b => b.Version))} is installed: " +
                $"install version {major} beside it.");
    }

    private static IEnumerable<string> Candidates(string? folder)
    {
        if (folder is not null)
            return [folder];
        if (Environment.GetEnvironmentVariable("CROWD_PG_BIN") is { Length: > 0 } named)
            return [named];

        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. path,
            .. Below("/usr/lib/postgresql", "*", "bin"), .. Below("/usr", "pgsql-*", "bin"), "/usr/local/pgsql/bin",
            .. Below("/usr/libexec", "postgresql*", ""), .. Below("/opt/homebrew/opt", "postgresql*", "bin"),
            .. Below("/usr/local/opt", "postgresql*", "bin"), .. Below("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
        ];
    }

    private static IEnumerable<string> Below(string parent, string pattern, string child) =>
        Directory.Exists(parent) ? Directory.EnumerateDirectories(parent, pattern).Select(d => Path.Combine(d, child)) : [];

    private static bool HasAllPrograms(string folder) => Programs.All(p => File.Exists(Path.Combine(folder, p)));

    private static async Task<Version?> VersionOfAsync(string folder, CancellationToken cancellationToken)
    {
        var info = new ProcessStartInfo(Path.Combine(folder, "postgres"), "--version") { RedirectStandardOutput = true };
        try
        {
            using var process = Process.Start(info)!;
            var answer = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return VersionNumber().Match(answer) is { Success: true } match ? Version.Parse(match.Value) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;    // not executable for us, or for another machine: not a candidate
        }
    }

    [GeneratedRegex(@"\d+\.\d+(\.\d+)?")]
    private static partial Regex VersionNumber();
}
