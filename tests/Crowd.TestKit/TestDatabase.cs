using System.Reflection;
using Crowd.Postgres;
using Npgsql;

namespace Crowd.TestKit;

/// <summary>A database of a test's own; dropped when disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lock TemplatesLock = new();
    private static readonly Dictionary<string, Task<string>> Templates = [];

    private readonly string _name;

    private TestDatabase(string name, string connectionString)
    {
        _name = name;
        ConnectionString = connectionString;
        DataSource = PostgresDataSource.Create(connectionString, new PostgresOptions { ApplicationName = "tests", MaxPoolSize = 50 });
    }

    /// <summary>How another process of the test reaches it.</summary>
    public string ConnectionString { get; }

    /// <summary>How this process reaches it.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>An empty database.</summary>
    public static async Task<TestDatabase> CreateAsync(CancellationToken cancellationToken)
    {
        var name = TestCluster.NextName();
        await TestCluster.ExecuteAsync($"create database {name}", cancellationToken);
        return await OpenAsync(name);
    }

    /// <summary>A database that has had an assembly's migrations, copied from a template that is made once a process (about 50 ms).</summary>
    public static async Task<TestDatabase> CreateAsync(Assembly assembly, string resourcePrefix, CancellationToken cancellationToken)
    {
        var template = await TemplateAsync(assembly, resourcePrefix);
        var name = TestCluster.NextName();
        await TestCluster.ExecuteAsync($"create database {name} template {template}", cancellationToken);
        return await OpenAsync(name);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await TestCluster.ExecuteAsync($"drop database if exists {_name} with (force)", CancellationToken.None);
    }

    private static async Task<TestDatabase> OpenAsync(string name) =>
        new(name, (await TestCluster.GetAsync()).ConnectionString(name));

    private static Task<string> TemplateAsync(Assembly assembly, string resourcePrefix)
    {
        lock (TemplatesLock)
        {
            var key = $"{assembly.FullName}/{resourcePrefix}";
            if (!Templates.TryGetValue(key, out var template))
                Templates[key] = template = MakeTemplateAsync(assembly, resourcePrefix);
            return template;
        }
    }

    private static async Task<string> MakeTemplateAsync(Assembly assembly, string resourcePrefix)
    {
        var name = TestCluster.NextName();
        await TestCluster.ExecuteAsync($"create database {name}", CancellationToken.None);
        // a template may have no sessions, so none may stay in a pool
        var connection = (await TestCluster.GetAsync()).ConnectionString(name) + ";Pooling=false";
        await using var source = PostgresDataSource.Create(connection, new PostgresOptions());
        await Migrator.MigrateAsync(source, assembly, resourcePrefix, CancellationToken.None);
        return name;
    }
}
