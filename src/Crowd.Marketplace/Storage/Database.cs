using Npgsql;

namespace Crowd.Marketplace.Storage;

/// <summary>The marketplace's database: one prepared statement a call, arguments by position.</summary>
internal sealed class Database(NpgsqlDataSource source)
{
    private const string Deadlock = "40P01";
    private const string NoFunds = "CM001";
    private const string Refused = "CM002";
    private const int Tries = 5;

    public NpgsqlDataSource Source { get; } = source;

    /// <summary>The first row, or default when there is none.</summary>
    public Task<T?> OneAsync<T>(string sql, object?[] arguments, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) =>
        TryAsync(async () =>
        {
            await using var command = Command(sql, arguments);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken) ? read(reader) : default;
        });

    /// <summary>All rows.</summary>
    public Task<List<T>> AllAsync<T>(string sql, object?[] arguments, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) =>
        TryAsync(async () =>
        {
            var rows = new List<T>();
            await using var command = Command(sql, arguments);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                rows.Add(read(reader));
            return rows;
        });

    /// <summary>Runs a statement; the number of rows it changed.</summary>
    public Task<int> RunAsync(string sql, object?[] arguments, CancellationToken cancellationToken) =>
        TryAsync(async () =>
        {
            await using var command = Command(sql, arguments);
            return await command.ExecuteNonQueryAsync(cancellationToken);
        });

    /// <summary>The outcome that a function of schema <c>work</c> returned or refused with; <c>no_funds</c> when money was short.</summary>
    public async Task<string> OutcomeAsync(string sql, object?[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await OneAsync(sql, arguments, r => r.GetString(0), cancellationToken) ?? throw new InvalidOperationException($"No outcome: {sql}");
        }
        catch (PostgresException e) when (Refusal(e) is { } outcome)
        {
            return outcome;
        }
    }

    /// <summary>What a raised refusal means, or null for a failure of another kind.</summary>
    public static string? Refusal(PostgresException e) => e.SqlState switch { NoFunds => "no_funds", Refused => e.MessageText, _ => null };

    private NpgsqlCommand Command(string sql, object?[] arguments)
    {
        var command = Source.CreateCommand(sql);
        foreach (var argument in arguments)
            command.Parameters.Add(new NpgsqlParameter { Value = argument ?? DBNull.Value });
        return command;
    }

    // Every change is one statement, so a deadlock's victim has changed nothing and may simply try again.
    private static async Task<T> TryAsync<T>(Func<Task<T>> work)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await work();
            }
            catch (PostgresException e) when (e.SqlState == Deadlock && attempt < Tries)
            {
            }
    }
}
