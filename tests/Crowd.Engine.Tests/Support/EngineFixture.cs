using System.Reflection;
using Crowd.TestKit;

namespace Crowd.Engine.Tests.Support;

/// <summary>Base of fixtures with the engine's tables.</summary>
internal abstract class EngineFixture : PostgresFixture
{
    protected override (Assembly Assembly, string ResourcePrefix)? Migrations => (typeof(EngineServices).Assembly, "Crowd.Engine.Storage.Migrations");

    protected World World { get; private set; } = null!;

    [SetUp]
    public async Task StartWorld()
    {
        World = NewWorld();
        await World.QueryAsync("delete from job_runs");
    }

    [TearDown]
    public async Task EndWorld() => await World.DisposeAsync();

    protected virtual World NewWorld() => new(DataSource);
}
