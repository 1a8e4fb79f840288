using Crowd.Postgres;
using Npgsql;

namespace Crowd.Engine.Storage;

/// <summary>The engine's tables.</summary>
public static class EngineSchema
{
    /// <summary>Brings the database to this version; safe to call from any number of processes at once.</summary>
    /// <returns>The migrations that ran now.</returns>
    public static Task<IReadOnlyList<string>> MigrateAsync(NpgsqlDataSource database, CancellationToken cancellationToken) =>
        Migrator.MigrateAsync(database, typeof(EngineSchema).Assembly, "Crowd.Engine.Storage.Migrations", cancellationToken);
}
