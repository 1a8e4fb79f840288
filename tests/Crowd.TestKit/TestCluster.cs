using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Crowd.Postgres;
using Npgsql;

namespace Crowd.TestKit;

/// <summary>
/// The one PostgreSQL of all test processes of this user and checkout, under the temp folder. It does not survive a crash of the
/// machine, and its speed comes from that. The last test process stops it.
/// </summary>
internal static class TestCluster
{
    private const string Prefix = "test_";

    private static readonly Lazy<Task<EmbeddedPostgres>> Started = new(StartAsync);
    private static int _databases;

    public static Task<EmbeddedPostgres> GetAsync() => Started.Value;

    public static string NextName() => $"{Prefix}{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}";

    public static async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(await GetAsync(), cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<EmbeddedPostgres> StartAsync()
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(AppContext.BaseDirectory.Split("artifacts")[0])))[..8];
        var folder = Path.Combine(Path.GetTempPath(), $"crowd-tests-{Environment.UserName}-{key}");
        var options = new EmbeddedPostgresOptions { DataFolder = folder, Durable = false, MaxConnections = 500 };
        var postgres = await EmbeddedPostgres.StartAsync(options, null, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => postgres.StopAsync(CancellationToken.None).GetAwaiter().GetResult();
        await DropLeftoversAsync(postgres, CancellationToken.None);
        return postgres;
    }

    // Databases of test processes that were killed before they could tidy up.
    private static async Task DropLeftoversAsync(EmbeddedPostgres postgres, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(postgres, cancellationToken);
        var names = new List<string>();
        await using (var list = new NpgsqlCommand($"select datname from pg_database where starts_with(datname, '{Prefix}')", connection))
        await using (var reader = await list.ExecuteReaderAsync(cancellationToken))
            while (await reader.ReadAsync(cancellationToken))
                names.Add(reader.GetString(0));

        foreach (var name in names.Where(n => !IsAlive(int.Parse(n[Prefix.Length..].Split('_')[0]))))
        {
            await using var drop = new NpgsqlCommand($"drop database if exists \"{name}\" with (force)", connection);
            await drop.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(EmbeddedPostgres postgres, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(postgres.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}
