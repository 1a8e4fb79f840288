namespace Crowd.Postgres;

/// <summary>Decides what is still to run, or that the database and the program do not fit.</summary>
internal static class MigrationPlan
{
    public static IReadOnlyList<Migration> Pending(IReadOnlyList<Migration> shipped, IReadOnlyList<AppliedMigration> applied)
    {
        var byVersion = shipped.ToDictionary(m => m.Version);
        foreach (var row in applied)
        {
            if (!byVersion.TryGetValue(row.Version, out var migration))
                throw new MigrationException(
                    $"The database has had the migration {row.Name}, which this program does not know: it is newer than the program, so update the program.");
            if (migration.Checksum != row.Checksum)
                throw new MigrationException(
                    $"The migration {migration.Name} has changed since the database had it (as {row.Name}): restore the file and put the change into a new migration.");
        }

        var newest = applied.Count == 0 ? 0 : applied.Max(row => row.Version);
        var done = applied.Select(row => row.Version).ToHashSet();
        var pending = shipped.Where(m => !done.Contains(m.Version)).ToList();
        return pending.Find(m => m.Version < newest) is { } late
            ? throw new MigrationException($"The migration {late.Name} comes before number {newest:0000}, which the database already had: give it a higher number.")
            : pending;
    }
}
