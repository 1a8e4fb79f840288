using Crowd.Cli.Logging;
using Crowd.Engine;
using Crowd.Engine.Storage;
using Crowd.Postgres;
using Crowd.Web.Hosting;
using Crowd.Web.SignIn;
using Crowd.Web.Systems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Crowd.Cli.Running;

/// <summary>One process's share of Crowd: the engine, its jobs, and the console where it has one.</summary>
internal sealed class CrowdNode : IAsyncDisposable
{
    private readonly IHost _host;

    private CrowdNode(IHost host, Uri? console) => (_host, Console) = (host, console);

    /// <summary>The console's address; null without one.</summary>
    public Uri? Console { get; }

    /// <summary>The parts.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>The engine's database.</summary>
    public NpgsqlDataSource Database => Services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>Brings the database up to date and starts everything.</summary>
    public static async Task<CrowdNode> StartAsync(NodeOptions options, Serilog.ILogger log, CancellationToken cancellationToken)
    {
        var database = PostgresDataSource.Create(options.ConnectionString, new PostgresOptions { MaxPoolSize = 60 });
        try
        {
            await EngineSchema.MigrateAsync(database, cancellationToken);
            var host = options.ConsolePort is null ? Worker(options, database, log) : WithConsole(options, database, log);
            await host.StartAsync(cancellationToken);
            log.Information("Jobs run on {Engine}: {Why}", options.JobEngine.Name, options.JobEngine.Why);
            return new CrowdNode(host, options.ConsolePort is null ? null : AddressOf(host));
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until somebody asks the process to end.</summary>
    public Task UntilStoppedAsync(CancellationToken cancellationToken) => _host.WaitForShutdownAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        if (_host is IAsyncDisposable host)
            await host.DisposeAsync();
        else
            _host.Dispose();
    }

    private static IHost Worker(NodeOptions options, NpgsqlDataSource database, Serilog.ILogger log)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "crowd", EnvironmentName = Environments.Production });
        AddEngine(builder.Services, options, database, log);
        return builder.Build();
    }

    private static WebApplication WithConsole(NodeOptions options, NpgsqlDataSource database, Serilog.ILogger log)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "crowd", EnvironmentName = Environments.Production });
        builder.WebHost.ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, options.ConsolePort!.Value));
        AddEngine(builder.Services, options, database, log);
        builder.Services.AddCrowdConsole(options.Data.Keys);
        builder.Services.AddSingleton(new SystemNote("Why this job engine", options.JobEngine.Why));
        var app = builder.Build();
        app.MapCrowdConsole();
        options.JobEngine.MapTo(app);
        return app;
    }

    private static void AddEngine(IServiceCollection services, NodeOptions options, NpgsqlDataSource database, Serilog.ILogger log)
    {
        Logs.AddTo(services, log);
        // Made by the container, so that it is disposed with it, after everything that uses it.
        services.AddSingleton(_ => database);
        services.AddCrowdEngine(options.Engine);
        options.JobEngine.AddTo(services, options.Jobs);
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(20));
    }

    private static Uri AddressOf(IHost host) =>
        new(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Makes the console's first user where there is none.</summary>
    /// <returns>The password to show once, or null.</returns>
    public Task<string?> EnsureAdminAsync(CancellationToken cancellationToken) =>
        Services.GetRequiredService<UserStore>().EnsureAdminAsync("admin", cancellationToken);
}
