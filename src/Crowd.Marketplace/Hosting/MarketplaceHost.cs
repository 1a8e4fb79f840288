using System.Net;
using Crowd.Marketplace.Accounts;
using Crowd.Marketplace.OperatorSite.Sessions;
using Crowd.Marketplace.Qualifications;
using Crowd.Marketplace.Reviewing;
using Crowd.Marketplace.Storage;
using Crowd.Marketplace.Taking;
using Crowd.Marketplace.Workers;
using Crowd.Marketplace.WorkerSite.People;
using Crowd.Postgres;
using Npgsql;

namespace Crowd.Marketplace.Hosting;

/// <summary>A running marketplace: requester API, worker site and (in a sandbox) its admin interface on one loopback port.</summary>
public sealed class MarketplaceHost : IAsyncDisposable
{
    /// <summary>The access key of the account that every new sandbox has.</summary>
    public const string SandboxAccessKey = "AKIDSANDBOX";

    /// <summary>Its secret.</summary>
    public const string SandboxSecret = "sandbox-secret";

    private readonly WebApplication _app;

    private MarketplaceHost(WebApplication app)
    {
        _app = app;
        BaseAddress = new Uri(app.Urls.Single());
    }

    /// <summary>Where it listens, e.g. <c>http://127.0.0.1:5070</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The worker's side, for callers in the same process.</summary>
    public Work Work => Get<Work>();

    /// <summary>What workers see, for callers in the same process.</summary>
    public WorkList WorkList => Get<WorkList>();

    /// <summary>Qualifications as workers ask for them, for callers in the same process.</summary>
    public QualificationDesk Qualifications => Get<QualificationDesk>();

    /// <summary>The workers, for callers in the same process.</summary>
    public WorkerRegistry Workers => Get<WorkerRegistry>();

    /// <summary>Links that let people into a private workforce.</summary>
    public Invitations Invitations => Get<Invitations>();

    /// <summary>Who may open the operator's pages of a private workforce.</summary>
    public Operators Operators => Get<Operators>();

    internal T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Brings the database up to date and starts to listen.</summary>
    /// <exception cref="MigrationException">The database is newer than the program, or was changed by hand.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<MarketplaceHost> StartAsync(MarketplaceOptions options, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(MarketplaceHost).Assembly.GetName().Name });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestLimits.MaxBodyBytes;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        AddServices(builder.Services, options, loggers);

        var app = builder.Build();
        try
        {
            await PrepareAsync(app.Services, options, cancellationToken);
            app.UseRouting();
            Routes.Map(app, options);
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
        var host = new MarketplaceHost(app);
        loggers.CreateLogger<MarketplaceHost>().Listening(host.BaseAddress, options.Sandbox);
        return host;
    }

    /// <summary>Finishes the running requests and stops.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _app.StopAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static void AddServices(IServiceCollection services, MarketplaceOptions options, ILoggerFactory loggers)
    {
        services.AddSingleton(loggers);
        services.AddSingleton(options);
        services.AddSingleton(new MarketplaceClock(options.Clock));
        services.AddSingleton<TimeProvider>(s => s.GetRequiredService<MarketplaceClock>());
        services.AddSingleton(_ => PostgresDataSource.Create(
            options.ConnectionString, new PostgresOptions { ApplicationName = "crowd marketplace", MaxPoolSize = options.MaxConnections }, loggers));
        services.AddSingleton(s => new Database(s.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<ClockStore>();
        services.AddSingleton<AccountBook>();
        services.AddSingleton(s => new Work(s.GetRequiredService<Database>(), s.GetRequiredService<PolicyRunner>(), s.GetRequiredService<TimeProvider>(), options));
        services.AddSingleton(s => new WorkList(s.GetRequiredService<Database>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new WorkerRegistry(s.GetRequiredService<Database>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new QualificationDesk(s.GetRequiredService<Database>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<PolicyRunner>();
        services.AddSingleton<Sweeper>();
        services.AddHostedService(s => s.GetRequiredService<Sweeper>());
        Routes.AddServices(services, options);
    }

    private static async Task PrepareAsync(IServiceProvider services, MarketplaceOptions options, CancellationToken cancellationToken)
    {
        await Schema.ApplyAsync(services.GetRequiredService<NpgsqlDataSource>(), cancellationToken);
        await services.GetRequiredService<SecretStore>().LoadAsync(cancellationToken);
        if (!options.Sandbox)
            return;
        await services.GetRequiredService<ClockStore>().LoadAsync(cancellationToken);
        await services.GetRequiredService<AccountBook>().OpenAsync(new(SandboxAccessKey, SandboxSecret, "Sandbox Requester"), cancellationToken);
    }
}
