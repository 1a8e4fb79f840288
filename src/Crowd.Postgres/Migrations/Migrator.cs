using System.Reflection;
using Dapper;
using Npgsql;

namespace Crowd.Postgres;

/// <summary>
/// Brings a database to the state that an assembly's numbered <c>.sql</c> resources describe. They run in order, each in a
/// transaction, under one advisory lock, and are recorded with a checksum in <c>schema_migrations</c>, by assembly.
/// </summary>
public static class Migrator
{
    // one number for all of Crowd: any two migrators of one database wait for each other
    private const long LockKey = 0x43_72_6F_77_64;

    /// <summary>Runs what the database has not had yet.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="assembly">Holds the migrations as embedded resources named <c>…NNNN_name.sql</c>.</param>
    /// <param name="resourcePrefix">What their names start with, e.g. <c>Crowd.Engine.Storage.Migrations</c>.</param>
    /// <param name="cancellationToken">Breaks off between statements; the running migration is rolled back.</param>
    /// <returns>The names of the migrations that ran now, in order.</returns>
    /// <exception cref="MigrationException">
    /// A migration failed, was changed after it shipped, or is out of order, or the database is newer than the program.
    /// </exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(
        NpgsqlDataSource dataSource, Assembly assembly, string resourcePrefix, CancellationToken cancellationToken)
    {
        var shipped = await Migration.LoadAsync(assembly, resourcePrefix, cancellationToken);
        var component = assembly.GetName().Name!;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await RunAsync(connection, "set statement_timeout = 0", cancellationToken);
        await RunAsync(connection, $"select pg_advisory_lock({LockKey})", cancellationToken);
        try
        {
            var pending = MigrationPlan.Pending(shipped, await AppliedAsync(connection, component, cancellationToken));
            foreach (var migration in pending)
                await ApplyAsync(connection, component, migration, cancellationToken);
            return [.. pending.Select(m => m.Name)];
        }
        finally
        {
            // the pool resets the session when it is handed back; a broken one has dropped both by itself
            if (connection.State == System.Data.ConnectionState.Open)
                await RunAsync(connection, $"select pg_advisory_unlock({LockKey}); reset statement_timeout", CancellationToken.None);
        }
    }

    private static async Task<IReadOnlyList<AppliedMigration>> AppliedAsync(
        NpgsqlConnection connection, string component, CancellationToken cancellationToken)
    {
        await RunAsync(connection, """
            set client_min_messages = warning;
            create table if not exists schema_migrations (
                component  text        not null,
                version    int         not null,
                name       text        not null,
                checksum   text        not null,
                applied_at timestamptz not null default now(),
                primary key (component, version));
            reset client_min_messages
            """, cancellationToken);
        return [.. await connection.QueryAsync<AppliedMigration>(new CommandDefinition(
            "select version, name, checksum from schema_migrations where component = @component order by version",
            new { component }, cancellationToken: cancellationToken))];
    }

    private static async Task ApplyAsync(
        NpgsqlConnection connection, string component, Migration migration, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await RunAsync(connection, migration.Sql, cancellationToken);
        }
        catch (PostgresException e)
        {
            throw new MigrationException($"The migration {migration.Name} failed: {e.MessageText} ({e.SqlState}).", e);
        }
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into schema_migrations (component, version, name, checksum) values (@component, @Version, @Name, @Checksum)",
            new { component, migration.Version, migration.Name, migration.Checksum }, transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
