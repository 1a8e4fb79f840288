namespace Crowd.Postgres;

/// <summary>Locks between processes, held by an open file: the system drops them with the process, however it ends.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until nobody else holds the lock.</summary>
    public static async Task<FileStream> ExclusiveAsync(string file, TimeSpan patience, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; ; waited += Step)
        {
            if (TryExclusive(file) is { } held)
                return held;
            if (waited > patience)
                throw new EmbeddedPostgresException(
                    $"Another process has been holding '{file}' for {patience.TotalSeconds:0} s while starting PostgreSQL: end it and try again.");
            await Task.Delay(Step, cancellationToken);
        }
    }

    /// <summary>Null when somebody else holds the lock, shared or not.</summary>
    public static FileStream? TryExclusive(string file) =>
        Open(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Marks this process as one of the users. Taken under the start lock, where nobody holds it exclusively.</summary>
    public static FileStream Shared(string file)
    {
        using (Open(file, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read)) { }
        return Open(file, FileMode.Open, FileAccess.Read, FileShare.Read)
            ?? throw new EmbeddedPostgresException($"'{file}' is locked by a process that is no Crowd.");
    }

    private static FileStream? Open(string file, FileMode mode, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(file, mode, access, share);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new EmbeddedPostgresException(
                $"The database's folder '{Path.GetDirectoryName(file)}' belongs to another user: use that account, or another data folder.", e);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }
}
