namespace Crowd.Postgres;

/// <summary>Chooses the folder that really holds the cluster: the one asked for, or one that the server's account can reach.</summary>
internal static class ClusterPlace
{
    private const string Reachable = "/var/lib/crowd";

    public static async Task<(ClusterLayout Layout, ServerAccount Account)> FindAsync(
        string dataFolder, TimeSpan patience, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var asked = Make(Path.GetFullPath(dataFolder));
        var moved = new ClusterLayout(Path.Combine(Reachable, ClusterLayout.Hash(asked)));
        var location = Path.Combine(asked, "location");
        var here = new ClusterLayout(asked);

        if (File.Exists(location) && !Directory.Exists(here.Cluster))
            return (Opened(moved), await AccountAsync(moved, cancellationToken));

        var account = await AccountAsync(here, cancellationToken);
        if (await account.CanReachAsync(asked, cancellationToken))
            return (here, account);

        progress?.Report($"The account {account.UserName}, which runs PostgreSQL for root, cannot reach {asked}: the database goes to {moved.Root}.");
        using (await FileLock.ExclusiveAsync(here.StartLock, patience, cancellationToken))
        {
            if (!File.Exists(location))
                await ClearLeftoverAsync(moved, patience, cancellationToken);
            await File.WriteAllTextAsync(location, moved.Root + "\n", cancellationToken);
        }
        return (Opened(moved), await AccountAsync(moved, cancellationToken));
    }

    private static async Task<ServerAccount> AccountAsync(ClusterLayout layout, CancellationToken cancellationToken) =>
        await ServerAccount.ChooseAsync(layout.IsComplete ? layout.Cluster : null, cancellationToken);

    // Somebody deleted the data folder that this cluster belonged to: the cluster goes too.
    private static async Task ClearLeftoverAsync(ClusterLayout moved, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(moved.Root))
            return;
        if (ServerProcess.Running(moved) is not null)
        {
            var account = await AccountAsync(moved, cancellationToken);
            var binaries = await PostgresBinaries.FindAsync(null, moved.Major, cancellationToken);
            await new ClusterServer(moved, account, binaries, patience).StopAsync(cancellationToken);
        }
        Directory.Delete(moved.Root, recursive: true);
    }

    private static ClusterLayout Opened(ClusterLayout layout) => new(Make(layout.Root));

    private static string Make(string folder)
    {
        try
        {
            return Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new EmbeddedPostgresException($"The database's folder '{folder}' cannot be made: {e.Message}", e);
        }
    }
}
