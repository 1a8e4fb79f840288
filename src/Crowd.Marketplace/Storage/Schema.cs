using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Crowd.Marketplace.Storage;

/// <summary>
/// Tables come from numbered migrations; the functions of schema <c>work</c> (one a file, the state machines) are made anew
/// whenever their text has changed.
/// </summary>
internal static class Schema
{
    private const string Prefix = "Crowd.Marketplace.Storage.";
    private const long LockKey = 4171;

    public static async Task ApplyAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await Crowd.Postgres.Migrator.MigrateAsync(source, typeof(Schema).Assembly, Prefix + "Migrations", cancellationToken);
        var functions = Functions();
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', functions))));

        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RunAsync($"select pg_advisory_xact_lock({LockKey})");
        if (await RunAsync("select value from settings where name = 'functions'") is not string have || have != version)
        {
            await RunAsync("drop schema if exists work cascade");
            await RunAsync("create schema work");
            foreach (var function in functions)
                await RunAsync(function);
            await RunAsync($"insert into settings values ('functions', '{version}') on conflict (name) do update set value = excluded.value");
        }
        await transaction.CommitAsync(cancellationToken);

        async Task<object?> RunAsync(string sql)
        {
            // a batch's text is one statement and is not taken apart at its semicolons
            await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { new NpgsqlBatchCommand(sql) } };
            return await batch.ExecuteScalarAsync(cancellationToken);
        }
    }

    private static List<string> Functions()
    {
        var assembly = typeof(Schema).Assembly;
        var names = assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix + "Functions.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        return [.. names.Select(Read)];

        string Read(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }
    }
}
