using Dapper;
using Npgsql;

namespace Crowd.Engine.Storage;

/// <summary>Dapper with the transaction's connection and the token where they belong.</summary>
internal static class Queries
{
    public static Task<int> RunAsync(this NpgsqlTransaction transaction, string sql, object? args, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, args, transaction, cancellationToken: cancellationToken));

    public static async Task<List<T>> RowsAsync<T>(this NpgsqlTransaction transaction, string sql, object? args, CancellationToken cancellationToken) =>
        (await transaction.Connection!.QueryAsync<T>(new CommandDefinition(sql, args, transaction, cancellationToken: cancellationToken))).AsList();

    public static Task<T> OneAsync<T>(this NpgsqlTransaction transaction, string sql, object? args, CancellationToken cancellationToken) =>
        transaction.Connection!.QuerySingleAsync<T>(new CommandDefinition(sql, args, transaction, cancellationToken: cancellationToken));

    public static async Task<int> RunAsync(this NpgsqlDataSource database, string sql, object? args, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(sql, args, cancellationToken: cancellationToken));
    }

    public static async Task<List<T>> RowsAsync<T>(this NpgsqlDataSource database, string sql, object? args, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<T>(new CommandDefinition(sql, args, cancellationToken: cancellationToken))).AsList();
    }

    public static async Task<T> OneAsync<T>(this NpgsqlDataSource database, string sql, object? args, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleAsync<T>(new CommandDefinition(sql, args, cancellationToken: cancellationToken));
    }

    public static async Task<T?> FirstAsync<T>(this NpgsqlDataSource database, string sql, object? args, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QueryFirstOrDefaultAsync<T>(new CommandDefinition(sql, args, cancellationToken: cancellationToken));
    }
}
