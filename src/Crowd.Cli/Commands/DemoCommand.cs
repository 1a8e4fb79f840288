using System.CommandLine;
using Crowd.Cli.Logging;
using Crowd.Cli.Output;
using Crowd.Cli.Reports;
using Crowd.Cli.Running;

namespace Crowd.Cli.Commands;

/// <summary><c>crowd demo</c>: the whole path at once, on this machine, with a simulated crowd.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var exit = new Option<bool>("--exit-when-done") { Description = "End when the campaign has; else the console stays up." };
        var fresh = new Option<bool>("--fresh") { Description = "Forget earlier demos." };
        var port = new Option<int>("--port") { Description = "The console's port; a free one is taken if it is in use.", DefaultValueFactory = _ => 8080 };
        var (data, report, seed) = (CommonOptions.Data("data/demo"), CommonOptions.Report(), CommonOptions.Seed());
        var command = new Command("demo", "Run the sample campaign with a simulated crowd: database, marketplace, jobs and console in one go.") { exit, fresh, port, data, report, seed };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = CommonOptions.Writable(parsed.GetValue(report));
            var sample = DemoSample.Load();
            var place = DataFolder.Open(parsed.GetValue(data)!);
            await using var log = Logs.Create(place.Logs, Serilog.Events.LogEventLevel.Error);
            await using var demo = await DemoRun.StartAsync(sample, place, parsed.GetValue(fresh), parsed.GetValue(port), log, cancellationToken);
            var result = await demo.RunAsync(cancellationToken);
            ReportText.Write(result, Console.Out);
            if (output is not null)
                Files.WriteJson(output, result);
            if (!parsed.GetValue(exit))
                await demo.KeepConsoleAsync(cancellationToken);
            return result.State == "completed" ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }
}
