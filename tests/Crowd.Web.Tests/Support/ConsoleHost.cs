using System.Net;
using Crowd.Engine;
using Crowd.Engine.Jobs;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Marketplaces.MTurk;
using Crowd.Engine.Settings;
using Crowd.Web.Hosting;
using Crowd.Web.SignIn;
using Crowd.Web.Systems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NSubstitute;

namespace Crowd.Web.Tests.Support;

/// <summary>The console and the engine in a real web server on the loopback; only jobs and the marketplace are pretended.</summary>
internal sealed class ConsoleHost : IAsyncDisposable
{
    public const string Password = "correct horse battery";
    public const string Marketplace = "fake";

    private readonly WebApplication _app;
    private readonly string _keys;

    private ConsoleHost(WebApplication app, string keys) => (_app, _keys) = (app, keys);

    public NotedRequests Jobs => (NotedRequests)Get<IJobScheduler>();

    public Uri Address => new(Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Starts it, with one user of each role, named as the role.</summary>
    public static async Task<ConsoleHost> StartAsync(NpgsqlDataSource database)
    {
        var keys = Directory.CreateTempSubdirectory("crowd-console-keys").FullName;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Error);
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton(FakeMarketplaces());
        builder.Services.AddSingleton<IJobScheduler, NotedRequests>();
        builder.Services.AddSingleton(new SystemNote("Why these jobs", "A test runs them <not>."));
        builder.Services.AddCrowdEngine(new EngineSettings { Marketplaces = new Dictionary<string, MTurkOptions> { [Marketplace] = new() } });
        builder.Services.AddCrowdConsole(keys);
        var app = builder.Build();
        app.MapCrowdConsole();
        app.MapGet("/broken", void () => throw new InvalidOperationException("Broken on purpose.")).RequireAuthorization();
        await app.StartAsync();
        var host = new ConsoleHost(app, keys);
        foreach (var role in Roles.All)
            await host.Get<UserStore>().PutAsync(role, Password, role, CancellationToken.None);
        return host;
    }

    /// <summary>A browser of somebody who has signed in.</summary>
    public async Task<TestBrowser> SignedInAsync(string name)
    {
        var browser = new TestBrowser(Address);
        await browser.SignInAsync(name, Password);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_keys, recursive: true);
    }

    private static IMarketplaceDirectory FakeMarketplaces()
    {
        var marketplace = Substitute.For<IMarketplace>();
        marketplace.Capabilities.Returns(new MarketplaceCapabilities(Marketplace, true, true, true, true, true, TimeSpan.FromHours(24), 10, 65_535));
        marketplace.FeePerSeat(default, default).ReturnsForAnyArgs(Money.FromUsd(0.01m));
        marketplace.BalanceAsync(CancellationToken.None).ReturnsForAnyArgs(Money.FromUsd(10_000));
        var directory = Substitute.For<IMarketplaceDirectory>();
        directory.Get(Marketplace).Returns(marketplace);
        return directory;
    }
}
