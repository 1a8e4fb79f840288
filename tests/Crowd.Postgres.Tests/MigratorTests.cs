using System.Reflection;
using Crowd.TestKit;
using Dapper;

namespace Crowd.Postgres.Tests;

public sealed class MigratorTests
{
    private static readonly Assembly Here = typeof(MigratorTests).Assembly;

    private TestDatabase _database;

    [SetUp]
    public async Task MakeDatabase() => _database = await TestDatabase.CreateAsync(CancellationToken.None);

    [TearDown]
    public async Task DropDatabase() => await _database.DisposeAsync();

    [Test]
    public async Task Runs_all_migrations_in_order_and_the_next_time_none()
    {
        var first = await MigrateAsync("Good");
        var second = await MigrateAsync("Good");

        Assert.Multiple(() =>
        {
            Assert.That(first, Is.EqualTo(new[] { "0001_items.sql", "0002_more_items.sql" }));
            Assert.That(second, Is.Empty);
        });
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        Assert.That(await connection.ExecuteScalarAsync<string>("select name from items"), Is.EqualTo("one; still one"));
    }

    [Test]
    public async Task Many_processes_at_once_run_each_migration_once()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => MigrateAsync("Good"))));

        Assert.That(runs.Sum(r => r.Count), Is.EqualTo(2));
    }

    [Test]
    public async Task Brings_an_older_database_forward()
    {
        await MigrateAsync("Older");

        Assert.That(await MigrateAsync("Good"), Is.EqualTo(new[] { "0002_more_items.sql" }));
    }

    [Test]
    public async Task Names_a_shipped_migration_that_was_changed()
    {
        await MigrateAsync("Good");

        Assert.That(() => MigrateAsync("Changed"),
            Throws.TypeOf<MigrationException>().With.Message.StartsWith("The migration 0001_items.sql has changed"));
    }

    [Test]
    public async Task Refuses_a_database_that_is_newer_than_the_program()
    {
        await MigrateAsync("Good");

        Assert.That(() => MigrateAsync("Older"),
            Throws.TypeOf<MigrationException>().With.Message.Contains("0002_more_items.sql").And.Message.Contains("newer than the program"));
    }

    [Test]
    public async Task A_failing_migration_leaves_nothing_and_is_named_with_its_reason()
    {
        Assert.That(() => MigrateAsync("Broken"),
            Throws.TypeOf<MigrationException>().With.Message.StartsWith("The migration 0001_broken.sql failed: column \"no_such_column\" does not exist"));

        await using var connection = await _database.DataSource.OpenConnectionAsync();
        Assert.That(await connection.ExecuteScalarAsync<string>("select to_regclass('ok')::text"), Is.Null);
    }

    [Test]
    public void Refuses_two_migrations_of_one_number() =>
        Assert.That(() => MigrateAsync("Twice"), Throws.TypeOf<MigrationException>().With.Message.Contains("number 0001"));

    [Test]
    public void Says_so_when_there_are_none() =>
        Assert.That(() => MigrateAsync("Nowhere"), Throws.TypeOf<MigrationException>().With.Message.Contains("Nowhere"));

    [Test]
    public void A_migration_that_comes_late_is_refused()
    {
        Migration[] shipped = [new(1, "0001_a.sql", ""), new(2, "0002_b.sql", ""), new(3, "0003_c.sql", "")];
        AppliedMigration[] applied = [new(1, "0001_a.sql", shipped[0].Checksum), new(3, "0003_c.sql", shipped[2].Checksum)];

        Assert.That(() => MigrationPlan.Pending(shipped, applied),
            Throws.TypeOf<MigrationException>().With.Message.StartsWith("The migration 0002_b.sql comes before number 0003"));
    }

    [Test]
    public void Line_ends_do_not_change_a_checksum() =>
        Assert.That(new Migration(1, "a", "select 1;\r\nselect 2;").Checksum, Is.EqualTo(new Migration(1, "a", "select 1;\nselect 2;").Checksum));

    private Task<IReadOnlyList<string>> MigrateAsync(string set) =>
        Migrator.MigrateAsync(_database.DataSource, Here, $"Crowd.Postgres.Tests.Migrations.{set}.", CancellationToken.None);
}
