using Crowd.Postgres;
using Npgsql;

namespace Crowd.Cli.Running;

/// <summary>The PostgreSQL server in use: the embedded one, or one that the settings name.</summary>
internal sealed class Databases : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _embedded;
    private readonly string? _external;

    private Databases(EmbeddedPostgres? embedded, string? external) => (_embedded, _external) = (embedded, external);

    /// <summary>Where the server is, for people.</summary>
    public string Description => _embedded is null ? new NpgsqlConnectionStringBuilder(_external).Host! : $"embedded in {_embedded.Folder}";

    /// <summary>Starts or adopts the embedded server, or takes the given one.</summary>
    /// <param name="data">Where the embedded one lives.</param>
    /// <param name="connectionString">A server of somebody else's; null for the embedded one.</param>
    /// <param name="progress">Told what takes time.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public static async Task<Databases> OpenAsync(DataFolder data, string? connectionString, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        if (connectionString is not null)
            return new Databases(null, connectionString);
        try
        {
            var options = new EmbeddedPostgresOptions { DataFolder = data.Postgres };
            return new Databases(await EmbeddedPostgres.StartAsync(options, progress, cancellationToken), null);
        }
        catch (EmbeddedPostgresException e)
        {
            throw new CrowdException(e.Message, e);
        }
    }

    /// <summary>Makes a database if it is missing. With somebody else's server, <paramref name="name"/> is appended to the database that it names.</summary>
    public async Task<string> EnsureAsync(string name, CancellationToken cancellationToken)
    {
        if (_embedded is not null)
            return await _embedded.EnsureDatabaseAsync(name, cancellationToken);
        var settings = new NpgsqlConnectionStringBuilder(_external);
        settings.Database = name == "crowd" ? settings.Database : $"{settings.Database}_{name}";
        await CreateIfMissingAsync(settings, cancellationToken);
        return settings.ConnectionString;
    }

    /// <summary>Makes a database anew, dropping one of that name.</summary>
    public async Task<string> RecreateAsync(string name, CancellationToken cancellationToken)
    {
        var target = await EnsureAsync(name, cancellationToken);
        await using (var connection = new NpgsqlConnection(Maintenance(new NpgsqlConnectionStringBuilder(target))))
        {
            await connection.OpenAsync(cancellationToken);
            await using var drop = new NpgsqlCommand($"drop database {Quoted(new NpgsqlConnectionStringBuilder(target).Database!)} with (force)", connection);
            await drop.ExecuteNonQueryAsync(cancellationToken);
        }
        return await EnsureAsync(name, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_embedded is not null)
            await _embedded.DisposeAsync();
    }

    private static async Task CreateIfMissingAsync(NpgsqlConnectionStringBuilder target, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(Maintenance(target));
        await connection.OpenAsync(cancellationToken);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection) { Parameters = { new() { Value = target.Database! } } };
        if (await exists.ExecuteScalarAsync(cancellationToken) is not null)
            return;
        await using var create = new NpgsqlCommand($"create database {Quoted(target.Database!)}", connection);
        try
        {
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // another process was faster: the database is there, which is all that is wanted
        }
    }

    private static string Maintenance(NpgsqlConnectionStringBuilder target) =>
        new NpgsqlConnectionStringBuilder(target.ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString;

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"")}\"";
}
