using Crowd.TestKit;
using Dapper;
using Npgsql;

namespace Crowd.Postgres.Tests;

public sealed class PostgresRetryTests : PostgresFixture
{
    [Test]
    public async Task Rival_serializable_transactions_all_succeed_in_the_end()
    {
        await using (var setup = await DataSource.OpenConnectionAsync())
            await setup.ExecuteAsync("create table counter (n int); insert into counter values (0)");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PostgresRetry.RunAsync(IncrementAsync, CancellationToken.None)));

        await using var connection = await DataSource.OpenConnectionAsync();
        Assert.That(await connection.ExecuteScalarAsync<int>("select n from counter"), Is.EqualTo(4));
    }

    [Test]
    public void Does_not_repeat_what_can_never_succeed()
    {
        var tries = 0;

        Assert.That(() => PostgresRetry.RunAsync(async token =>
            {
                tries++;
                await using var connection = await DataSource.OpenConnectionAsync(token);
                await connection.ExecuteAsync("select 1 / 0");
            }, CancellationToken.None),
            Throws.TypeOf<PostgresException>());
        Assert.That(tries, Is.EqualTo(1));
    }

    [Test]
    public async Task Reads_snake_case_columns_and_moments_in_utc()
    {
        await using var connection = await DataSource.OpenConnectionAsync();

        var row = await connection.QuerySingleAsync<Row>(
            "select @moment as started_at, 3 as item_count", new { moment = new DateTimeOffset(2026, 1, 1, 1, 0, 0, TimeSpan.FromHours(1)) });

        Assert.That(row, Is.EqualTo(new Row(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), 3)));
    }

    [Test]
    public async Task The_server_ends_a_statement_that_takes_too_long()
    {
        await using var source = PostgresDataSource.Create(Database.ConnectionString, new() { StatementTimeout = TimeSpan.FromMilliseconds(100) });
        await using var connection = await source.OpenConnectionAsync();

        Assert.That(() => connection.ExecuteAsync("select pg_sleep(60)"),
            Throws.TypeOf<PostgresException>().With.Property(nameof(PostgresException.SqlState)).EqualTo(PostgresErrorCodes.QueryCanceled));
    }

    [Test]
    public void A_connection_string_without_a_database_is_refused() =>
        Assert.That(() => PostgresDataSource.Create("Host=localhost", new()), Throws.ArgumentException.With.Message.Contains("Database"));

    private async Task IncrementAsync(CancellationToken cancellationToken)
    {
        await using var connection = await DataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken);
        var n = await connection.ExecuteScalarAsync<int>("select n from counter", transaction: transaction);
        await connection.ExecuteAsync("update counter set n = @n", new { n = n + 1 }, transaction);
        await transaction.CommitAsync(cancellationToken);
    }

    private sealed record Row(DateTimeOffset StartedAt, int ItemCount);
}
