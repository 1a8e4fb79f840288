using Crowd.Engine.Collecting;
using Crowd.Engine.Exporting;
using Crowd.Engine.Jobs;
using Crowd.Engine.Marketplaces.MTurk;
using Crowd.Engine.Publishing;
using Crowd.Engine.Settings;
using Crowd.Marketplace;
using Crowd.Marketplace.Hosting;
using Npgsql;
using Serilog.Extensions.Logging;

namespace Crowd.Cli.Running;

/// <summary>Everything on one machine: PostgreSQL, a sandbox marketplace, jobs, and the console. What demo and replay run on.</summary>
internal sealed class LocalStack : IAsyncDisposable
{
    /// <summary>The sandbox's name for campaigns.</summary>
    public const string MarketplaceName = "local";

    private readonly Databases _databases;

    private readonly string _marketplaceDatabase;

    private LocalStack(Databases databases, string marketplaceDatabase, MarketplaceHost marketplace, CrowdNode node) =>
        (_databases, _marketplaceDatabase, Marketplace, Node) = (databases, marketplaceDatabase, marketplace, node);

    /// <summary>The sandbox.</summary>
    public MarketplaceHost Marketplace { get; }

    /// <summary>The engine, its jobs and the console.</summary>
    public CrowdNode Node { get; }

    /// <summary>Starts all of it.</summary>
    /// <param name="data">Where it lives.</param>
    /// <param name="names">The names of the engine's and the marketplace's databases.</param>
    /// <param name="fresh">Begin with empty databases.</param>
    /// <param name="consolePort">As in <see cref="NodeOptions.ConsolePort"/>.</param>
    /// <param name="log">Where it logs.</param>
    /// <param name="progress">Told what takes time.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public static async Task<LocalStack> StartAsync(
        DataFolder data, (string Engine, string Marketplace) names, bool fresh, int? consolePort, Serilog.ILogger log, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var databases = await Databases.OpenAsync(data, null, progress, cancellationToken);
        MarketplaceHost? marketplace = null;
        try
        {
            Func<string, Task<string>> open = name => fresh ? databases.RecreateAsync(name, cancellationToken) : databases.EnsureAsync(name, cancellationToken);
            var market = new MarketplaceOptions { ConnectionString = await open(names.Marketplace), Sandbox = true };
            marketplace = await MarketplaceHost.StartAsync(market, new SerilogLoggerFactory(log), cancellationToken);
            progress?.Report($"The marketplace answers at {marketplace.BaseAddress}.");
            var options = new NodeOptions
            {
                ConnectionString = await open(names.Engine), Data = data, ConsolePort = consolePort,
                Engine = Settings(marketplace.BaseAddress, data), Jobs = new JobEngineOptions(),
            };
            return new LocalStack(databases, market.ConnectionString, marketplace, await CrowdNode.StartAsync(options, log, cancellationToken));
        }
        catch
        {
            if (marketplace is not null)
                await marketplace.DisposeAsync();
            await databases.DisposeAsync();
            throw;
        }
    }

    /// <summary>A look into the marketplace's own tables, to compare them with ours.</summary>
    public async Task<NpgsqlConnection> OpenMarketplaceAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(_marketplaceDatabase);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await Marketplace.DisposeAsync();
        await _databases.DisposeAsync();
    }

    // Ours and on this machine: as many calls as it takes, and a look soon after publishing.
    private static EngineSettings Settings(Uri marketplace, DataFolder data) => new()
    {
        Marketplaces = new Dictionary<string, MTurkOptions>
        {
            [MarketplaceName] = new()
            {
                Endpoint = marketplace, AccessKey = MarketplaceHost.SandboxAccessKey, SecretKey = MarketplaceHost.SandboxSecret,
                Sandbox = true, CallsPerSecond = 0,
            },
        },
        Publishing = new PublishingOptions { FirstPoll = TimeSpan.FromMilliseconds(500) },
        Collecting = new CollectingOptions { Shortest = TimeSpan.FromMilliseconds(250), Longest = TimeSpan.FromSeconds(2), ScoreDelay = TimeSpan.FromSeconds(1) },
        Exporting = new ExportOptions { Folder = data.Exports },
    };
}
