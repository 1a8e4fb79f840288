using Crowd.Cli.Logging;
using Crowd.Cli.Settings;
using Crowd.Engine.Jobs;

namespace Crowd.Cli.Running;

/// <summary>The engine for one command: it asks for work, and leaves the doing to servers and workers.</summary>
internal sealed class QuietNode : IAsyncDisposable
{
    private readonly Databases _databases;
    private readonly Serilog.Core.Logger _log;

    private QuietNode(Databases databases, Serilog.Core.Logger log, CrowdNode node) => (_databases, _log, Node) = (databases, log, node);

    public CrowdNode Node { get; }

    public static async Task<QuietNode> OpenAsync(CrowdSettings settings, CancellationToken cancellationToken)
    {
        var data = DataFolder.Open(settings.Process.Data);
        var log = Logs.Create(data.Logs, Serilog.Events.LogEventLevel.Error);
        var databases = await Databases.OpenAsync(data, settings.Process.Database, null, cancellationToken);
        var options = new NodeOptions
        {
            ConnectionString = await databases.EnsureAsync("crowd", cancellationToken), Engine = settings.Engine, Data = data,
            Jobs = new JobEngineOptions { RunsJobs = false }, JobEngine = JobEngines.Choose(settings.Process.JobEngine),
        };
        return new QuietNode(databases, log, await CrowdNode.StartAsync(options, log, cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await _databases.DisposeAsync();
        await _log.DisposeAsync();
    }
}
