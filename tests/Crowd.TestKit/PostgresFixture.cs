using System.Reflection;
using Npgsql;
using NUnit.Framework;

namespace Crowd.TestKit;

/// <summary>
/// Base of test fixtures that need PostgreSQL: one database a fixture, made before its first test and dropped after its last.
/// Override <see cref="Migrations"/> to have a schema in it.
/// </summary>
public abstract class PostgresFixture
{
    private TestDatabase? _database;

    /// <summary>Where the schema comes from; null leaves the database empty.</summary>
    protected virtual (Assembly Assembly, string ResourcePrefix)? Migrations => null;

    /// <summary>The fixture's database.</summary>
    protected TestDatabase Database => _database ?? throw new InvalidOperationException("The database is made before the first test.");

    /// <summary>Its connections.</summary>
    protected NpgsqlDataSource DataSource => Database.DataSource;

    /// <summary>Makes the database.</summary>
    [OneTimeSetUp]
    public async Task MakeDatabase() => _database = Migrations is { } m
        ? await TestDatabase.CreateAsync(m.Assembly, m.ResourcePrefix, CancellationToken.None)
        : await TestDatabase.CreateAsync(CancellationToken.None);

    /// <summary>Drops it.</summary>
    [OneTimeTearDown]
    public async Task DropDatabase()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }
}
