using Crowd.Cli.Logging;
using Crowd.Cli.Settings;
using Crowd.Engine.Jobs;
using Serilog.Events;

namespace Crowd.Cli.Running;

/// <summary>A process that serves until it is told to stop: the console, jobs, or both.</summary>
internal static class ServerRun
{
    /// <param name="settings">The settings.</param>
    /// <param name="consolePort">The console's port; null for no console.</param>
    /// <param name="cancellationToken">Ends it cleanly.</param>
    public static async Task<int> RunAsync(CrowdSettings settings, int? consolePort, CancellationToken cancellationToken)
    {
        var data = DataFolder.Open(settings.Process.Data);
        await using var log = Logs.Create(data.Logs, LogEventLevel.Information);
        var say = new Progress<string>(text => log.Information("{Step}", text));
        await using var databases = await Databases.OpenAsync(data, settings.Process.Database, say, cancellationToken);
        var options = new NodeOptions
        {
            ConnectionString = await databases.EnsureAsync("crowd", cancellationToken), Engine = settings.Engine, Data = data,
            Jobs = new JobEngineOptions { Concurrency = settings.Process.JobsAtOnce }, JobEngine = JobEngines.Choose(settings.Process.JobEngine),
            ConsolePort = consolePort,
        };
        await using var node = await CrowdNode.StartAsync(options, log, cancellationToken);
        if (consolePort is not null && await node.EnsureAdminAsync(cancellationToken) is { } password)
            await Console.Error.WriteLineAsync($"First start: sign in as 'admin' with the password {password} (shown only now).");
        await Console.Error.WriteLineAsync(consolePort is not null ? $"The console is at {node.Console}. Ctrl-C ends it." : "Jobs are being run. Ctrl-C ends it.");
        await node.UntilStoppedAsync(cancellationToken);
        return ExitCodes.Done;
    }
}
