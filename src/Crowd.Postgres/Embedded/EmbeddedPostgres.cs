using Npgsql;

namespace Crowd.Postgres;

/// <summary>
/// A PostgreSQL server of our own on a Unix socket. Any number of processes may share it: the first one makes and starts it,
/// the others adopt it, and the last one to leave stops it. It survives the death of any of them; the next start adopts it. If the
/// server itself dies, whoever uses it starts it again within seconds.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly ClusterLayout _layout;
    private readonly ClusterServer _server;
    private readonly TimeSpan _patience;
    private readonly string _password;
    private readonly ServerWatch _watch;
    private FileStream? _user;

    private EmbeddedPostgres(ClusterLayout layout, ClusterServer server, ServerWatch watch, TimeSpan patience, FileStream user)
    {
        (_layout, _server, _watch, _patience, _user) = (layout, server, watch, patience, user);
        _password = File.ReadAllText(layout.Password);
    }

    /// <summary>The folder that really holds the cluster and its logs.</summary>
    public string Folder => _layout.Root;

    /// <summary>Whether a running server was found and taken over rather than started.</summary>
    public bool Adopted { get; private init; }

    /// <summary>Finds or makes the cluster and has its server running.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="progress">Told in short sentences what takes time; may be null.</param>
    /// <param name="cancellationToken">Breaks off; a half-made cluster is made anew the next time.</param>
    /// <exception cref="EmbeddedPostgresException">PostgreSQL is not installed, the folder is another user's, or the server does not start.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var (layout, account) = await ClusterPlace.FindAsync(options.DataFolder, options.Patience, progress, cancellationToken);
        await using var startLock = await FileLock.ExclusiveAsync(layout.StartLock, options.Patience, cancellationToken);
        var binaries = await PostgresBinaries.FindAsync(options.BinariesFolder, layout.Major, cancellationToken);
        var server = new ClusterServer(layout, account, binaries, options.Patience);

        if (!layout.IsComplete)
        {
            progress?.Report($"Making a PostgreSQL {binaries.Version} cluster in {layout.Root}.");
            await server.CreateAsync(options.Durable, cancellationToken);
        }
        var adopted = ServerProcess.Running(layout) is not null;
        if (!adopted)
            await server.StartAsync(options, cancellationToken);
        progress?.Report(adopted
            ? $"Using the PostgreSQL that already runs in {layout.Root}."
            : $"PostgreSQL {binaries.Version} runs in {layout.Root}.");

        var watch = new ServerWatch(layout, server, options, progress);
        var postgres = new EmbeddedPostgres(layout, server, watch, options.Patience, FileLock.Shared(layout.UsersLock)) { Adopted = adopted };
        await postgres.AwaitConnectionAsync(cancellationToken);
        return postgres;
    }

    /// <summary>How to reach a database of this server; the database need not exist yet.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = _layout.SocketFolder,
        Port = 5432,
        Username = "crowd",
        Password = _password,
        Database = database,
    }.ConnectionString;

    /// <summary>Makes the database if it is missing and answers its connection string.</summary>
    /// <param name="database">Its name.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public async Task<string> EnsureDatabaseAsync(string database, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(Unpooled("postgres"));
        await connection.OpenAsync(cancellationToken);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
        exists.Parameters.Add(new() { Value = database });
        if (await exists.ExecuteScalarAsync(cancellationToken) is null)
            await CreateDatabaseAsync(connection, database, cancellationToken);
        return ConnectionString(database);
    }

    /// <summary>Leaves the server; stops it if no other process uses it. Safe to call twice.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _user, null) is not { } user)
            return;
        await _watch.DisposeAsync();
        await using var startLock = await FileLock.ExclusiveAsync(_layout.StartLock, _patience, cancellationToken);
        await user.DisposeAsync();
        await using var last = FileLock.TryExclusive(_layout.UsersLock);
        if (last is not null)
            await _server.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private static async Task CreateDatabaseAsync(NpgsqlConnection connection, string database, CancellationToken cancellationToken)
    {
        await using var create = new NpgsqlCommand($"create database \"{database.Replace("\"", "\"\"")}\"", connection);
        try
        {
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // another process was faster: the database is there, which is all that is wanted
        }
    }

    // An adopted server may still be starting, or recovering from a crash.
    private async Task AwaitConnectionAsync(CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(100))
            try
            {
                await using var connection = new NpgsqlConnection(Unpooled("postgres"));
                await connection.OpenAsync(cancellationToken);
                return;
            }
            catch (NpgsqlException e) when (PostgresErrors.IsTransient(e) && waited < _patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
            }
            catch (NpgsqlException e)
            {
                throw new EmbeddedPostgresException($"PostgreSQL in '{_layout.Root}' runs but does not answer: {e.Message}", e);
            }
    }

    private string Unpooled(string database) =>
        new NpgsqlConnectionStringBuilder(ConnectionString(database)) { Pooling = false }.ConnectionString;
}
