using System.Runtime.InteropServices;
using Amazon.MTurk;
using Crowd.Cli.Settings;
using Crowd.Engine;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Marketplaces.MTurk;
using Crowd.Engine.Settings;
using Crowd.Engine.Storage;
using Crowd.Postgres;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crowd.Cli.Running;

/// <summary>Examines what Crowd needs. Each finding says what to do where something is wrong.</summary>
internal static class Doctor
{
    /// <param name="Good">Nothing needs to be done.</param>
    /// <param name="What">What was looked at.</param>
    /// <param name="Found">What was found, and the remedy.</param>
    internal sealed record Finding(bool Good, string What, string Found);

    public static async Task<IReadOnlyList<Finding>> ExamineAsync(CrowdSettings settings, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>
        {
            new(true, "Program", $"crowd {typeof(Doctor).Assembly.GetName().Version} on {RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores"),
        };
        await DatabaseAsync(settings, findings, cancellationToken);
        foreach (var (name, options) in settings.Engine.Marketplaces)
            findings.Add(await MarketplaceAsync(name, options, cancellationToken));
        if (settings.Engine.Marketplaces.Count == 0)
            findings.Add(new(false, "Marketplaces", "None is configured: name one under 'marketplaces' in config/crowd.yaml."));
        Packages(settings, findings);
        return findings;
    }

    private static async Task DatabaseAsync(CrowdSettings settings, List<Finding> findings, CancellationToken cancellationToken)
    {
        try
        {
            await using var databases = await Databases.OpenAsync(DataFolder.Open(settings.Process.Data), settings.Process.Database, null, cancellationToken);
            await using var database = PostgresDataSource.Create(await databases.EnsureAsync("crowd", cancellationToken), new PostgresOptions());
            await EngineSchema.MigrateAsync(database, cancellationToken);
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            var (version, now) = await connection.QuerySingleAsync<(string, DateTime)>("select current_setting('server_version'), clock_timestamp()");
            findings.Add(new(true, "Database", $"PostgreSQL {version}, {databases.Description}; the schema is up to date"));
            var skew = (TimeProvider.System.GetUtcNow().UtcDateTime - now).Duration();
            findings.Add(skew < TimeSpan.FromSeconds(5)
                ? new(true, "Clock", $"{skew.TotalMilliseconds:0} ms from the database's")
                : new(false, "Clock", $"{skew.TotalSeconds:0} s from the database's: set both machines' clocks (timedatectl set-ntp true)."));
        }
        catch (Exception e) when (e is CrowdException or BadInputException or NpgsqlException or MigrationException or IOException or ArgumentException)
        {
            findings.Add(new(false, "Database", e.Message));
        }
    }

    private static async Task<Finding> MarketplaceAsync(string name, MTurkOptions options, CancellationToken cancellationToken)
    {
        var what = $"Marketplace '{name}'";
        try
        {
            var engine = new EngineSettings { Marketplaces = new Dictionary<string, MTurkOptions> { [name] = options with { Attempts = 1 } } };
            await using var services = new ServiceCollection().AddLogging().AddCrowdEngine(engine).BuildServiceProvider();
            var balance = await services.GetRequiredService<IMarketplaceDirectory>().Get(name).BalanceAsync(cancellationToken);
            return new(true, what, $"{options.Endpoint} answers and accepts the credentials; {balance} can be spent{(options.Sandbox ? " (play money)" : "")}");
        }
        catch (MarketplaceException e)
        {
            var remedy = options.Endpoint is { IsLoopback: true } local ? $" Start it with: ./crowd marketplace --sandbox --port {local.Port}" : "";
            return new(false, what, e.Message + remedy);
        }
    }

    private static void Packages(CrowdSettings settings, List<Finding> findings)
    {
        try
        {
            var choice = JobEngines.Choose(settings.Process.JobEngine);
            findings.Add(new(true, "Job engine", $"{choice.Name}: {choice.Why}"));
        }
        catch (BadInputException e)
        {
            findings.Add(new(false, "Job engine", e.Message));
        }
        var client = typeof(IAmazonMTurk).Assembly.GetName();
        findings.Add(new(true, "MTurk client", client.Name == "Amazon.MTurk" ? "ours (src/Amazon.MTurk): the package source serves no AWSSDK.MTurk" : $"{client.Name} {client.Version}"));
    }
}
