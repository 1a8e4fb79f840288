using System.CommandLine;
using Crowd.Cli.Running;

namespace Crowd.Cli.Commands;

/// <summary><c>crowd serve</c> and <c>crowd worker</c>: processes that stay up, any number of them on one database.</summary>
internal static class ServeCommands
{
    public static Command Serve()
    {
        var (config, data, port) = (SettingsOptions.Config(), SettingsOptions.Data(), new Option<int?>("--port") { Description = "The console's port; the settings' by default." });
        var command = new Command("serve", "Serve the console and run jobs until stopped.") { config, data, port };
        command.SetAction((parsed, cancellationToken) =>
        {
            var settings = SettingsOptions.Load(parsed, config, data);
            var console = parsed.GetValue(port) ?? settings.Process.ConsolePort;
            return ServerRun.RunAsync(settings, console, cancellationToken);
        });
        return command;
    }

    public static Command Worker()
    {
        var (config, data) = (SettingsOptions.Config(), SettingsOptions.Data());
        var command = new Command("worker", "Run jobs only, until stopped; start as many as you like.") { config, data };
        command.SetAction((parsed, cancellationToken) => ServerRun.RunAsync(SettingsOptions.Load(parsed, config, data), null, cancellationToken));
        return command;
    }
}
