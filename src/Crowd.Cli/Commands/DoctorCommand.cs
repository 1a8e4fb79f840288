using System.CommandLine;
using Crowd.Cli.Running;
using Spectre.Console;

namespace Crowd.Cli.Commands;

/// <summary><c>crowd doctor</c>: looks at everything that Crowd needs and says what to do about what is wrong.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var (config, data) = (SettingsOptions.Config(), SettingsOptions.Data());
        var command = new Command("doctor", "Check database, marketplaces, clock, credentials and packages.") { config, data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var findings = await Doctor.ExamineAsync(SettingsOptions.Load(parsed, config, data), cancellationToken);
            var table = new Table().Border(TableBorder.Rounded).AddColumns("", "What", "Found");
            foreach (var finding in findings)
                table.AddRow(new Markup(finding.Good ? "[green]ok[/]" : "[red]!![/]"), new Text(finding.What), new Text(finding.Found));
            AnsiConsole.Write(table);
            return findings.All(f => f.Good) ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }
}
