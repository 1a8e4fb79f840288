using Crowd.Postgres;
using Npgsql;

namespace Crowd.Engine.Storage;

/// <summary>Work that happens as a whole or not at all.</summary>
internal static class Transactions
{
    /// <summary>Runs <paramref name="work"/> in a transaction, and again where PostgreSQL asks for that (deadlock, lost connection before the commit).</summary>
    public static Task<T> InTransactionAsync<T>(
        this NpgsqlDataSource database, Func<NpgsqlTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        PostgresRetry.RunAsync(async token =>
        {
            await using var connection = await database.OpenConnectionAsync(token);
            await using var transaction = await connection.BeginTransactionAsync(token);
            var result = await work(transaction, token);
            await transaction.CommitAsync(token);
            return result;
        }, cancellationToken);

    /// <inheritdoc cref="InTransactionAsync{T}"/>
    public static Task InTransactionAsync(
        this NpgsqlDataSource database, Func<NpgsqlTransaction, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        database.InTransactionAsync(async (transaction, token) => { await work(transaction, token); return true; }, cancellationToken);
}
