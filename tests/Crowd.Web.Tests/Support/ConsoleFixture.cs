using System.Reflection;
using Crowd.Engine;
using Crowd.TestKit;
using Crowd.Web.SignIn;
using Dapper;

namespace Crowd.Web.Tests.Support;

/// <summary>Base of fixtures with a console, a campaign in it, and a signed-in browser of each role.</summary>
internal abstract class ConsoleFixture : PostgresFixture
{
    private readonly Dictionary<string, TestBrowser> _browsers = [];

    protected override (Assembly Assembly, string ResourcePrefix)? Migrations => (typeof(EngineServices).Assembly, "Crowd.Engine.Storage.Migrations");

    protected ConsoleHost Host { get; private set; } = null!;

    protected long CampaignId { get; private set; }

    protected string Campaign => $"/campaigns/{CampaignId}";

    [OneTimeSetUp]
    public async Task StartConsole()
    {
        Host = await ConsoleHost.StartAsync(DataSource);
        CampaignId = await SampleCampaign.SeedAsync(Host, DataSource);
        foreach (var role in Roles.All)
            _browsers[role] = await Host.SignedInAsync(role);
    }

    [OneTimeTearDown]
    public async Task StopConsole()
    {
        foreach (var browser in _browsers.Values)
            browser.Dispose();
        if (Host is not null)
            await Host.DisposeAsync();
    }

    protected TestBrowser As(string role) => _browsers[role];

    protected async Task<T> ScalarAsync<T>(string sql, object? args = null)
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        return await connection.QuerySingleAsync<T>(sql, args);
    }

    protected async Task RunAsync(string sql, object? args = null)
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, args);
    }
}
