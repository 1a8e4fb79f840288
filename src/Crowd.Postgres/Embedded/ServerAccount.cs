namespace Crowd.Postgres;

/// <summary>
/// Who runs the server. PostgreSQL refuses to run as root, so root hands it to another account;
/// everybody else runs it themselves (<see cref="UserName"/> is null).
/// </summary>
internal sealed record ServerAccount(string? UserName)
{
    public static ServerAccount Self { get; } = new((string?)null);

    /// <summary>The account for a new cluster, or, as root, the owner of the existing one.</summary>
    public static async Task<ServerAccount> ChooseAsync(string? existingCluster, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
            return Self;

        if (existingCluster is not null)
        {
            var owner = await ShellTool.OwnerOfAsync(existingCluster, cancellationToken);
            if (owner != "root")
                return new(owner);
        }

        var known = await KnownAccountsAsync(cancellationToken);
        var wanted = Environment.GetEnvironmentVariable("CROWD_PG_USER");
        if (wanted is { Length: > 0 })
            return known.Contains(wanted)
                ? new(wanted)
                : throw new EmbeddedPostgresException($"CROWD_PG_USER names '{wanted}', which is no account of this machine.");

        string[] usual = ["postgres", "nobody", "daemon"];
        return new(usual.FirstOrDefault(known.Contains) ?? throw new EmbeddedPostgresException(
            "PostgreSQL does not run as root, and none of the accounts postgres, nobody and daemon exists: " +
            "name an account in CROWD_PG_USER, or run Crowd as an ordinary user."));
    }

    /// <summary>Hands a folder and all in it to the account; nothing to do when we run the server ourselves.</summary>
    public async Task TakeOverAsync(string folder, CancellationToken cancellationToken)
    {
        if (UserName is null)
            return;
        var (exit, output) = await ShellTool.RunAsync(Self, ["chown", "-R", $"{UserName}:", folder], cancellationToken);
        if (exit != 0)
            throw new EmbeddedPostgresException($"'{folder}' cannot be handed to the account {UserName}: {output}");
    }

    /// <summary>Whether the account may step into the folder through all its parents.</summary>
    public async Task<bool> CanReachAsync(string folder, CancellationToken cancellationToken) =>
        UserName is null || (await ShellTool.RunAsync(this, ["test", "-x", folder], cancellationToken)).Exit == 0;

    private static async Task<HashSet<string>> KnownAccountsAsync(CancellationToken cancellationToken) =>
        [.. (await File.ReadAllLinesAsync("/etc/passwd", cancellationToken)).Select(line => line.Split(':')[0])];
}
