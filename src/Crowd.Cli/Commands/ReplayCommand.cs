using System.CommandLine;
using Crowd.Cli.Logging;
using Crowd.Cli.Output;
using Crowd.Cli.Reports;
using Crowd.Cli.Running;

namespace Crowd.Cli.Commands;

/// <summary><c>crowd replay DIR</c>: runs a whole campaign on recorded answers, through the real database, jobs and marketplace.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "Holds answers.csv or answers.csv.gz, and gold.csv if truths are known." };
        var rules = new Option<string?>("--rules") { Description = "Rules that act on the recorded workers.", HelpName = "FILE" };
        var redundancy = new Option<int?>("--redundancy") { Description = "Answers asked for an item; by default as many as were recorded.", HelpName = "N" };
        var goldShare = new Option<double>("--gold-share") { Description = "The share of gold items that serve as hidden check questions (0 to 1).", HelpName = "P" };
        var (data, report, seed) = (CommonOptions.Data("data/replay"), CommonOptions.Report(), CommonOptions.Seed());
        var command = new Command("replay", "Run a whole campaign on recorded answers.") { folder, rules, redundancy, goldShare, data, report, seed };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var input = Read(parsed.GetRequiredValue(folder), parsed.GetValue(rules), parsed.GetValue(goldShare), parsed.GetValue(redundancy), parsed.GetValue(seed), cancellationToken);
            var output = CommonOptions.Writable(parsed.GetValue(report));
            var place = DataFolder.Open(parsed.GetValue(data)!);
            await using var log = Logs.Create(place.Logs, Serilog.Events.LogEventLevel.Error);
            var result = await ReplayRun.RunAsync(input, place, log, cancellationToken);
            ReportText.Write(result, Console.Out);
            if (output is not null)
                Files.WriteJson(output, result);
            return result is { Duplicates: 0, Lost: 0, State: "completed" } ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }

    private static ReplayInput Read(string folder, string? rules, double goldShare, int? redundancy, int seed, CancellationToken cancellationToken)
    {
        if (goldShare is not (>= 0 and <= 1))
            throw new BadInputException($"--gold-share {goldShare}: the share must be between 0 and 1.");
        if (redundancy is < 1 or > 1000)
            throw new BadInputException($"--redundancy {redundancy}: between 1 and 1000 answers an item can be asked for.");
        var files = RecordedFiles.Read(folder, goldShare, cancellationToken);
        var text = rules is null ? null : RuleFiles.Read(rules);
        return new ReplayInput(ReplayCampaign.Make("replay", files.Recording, files.Truths, redundancy, goldShare, text, seed), files.Recording, files.Truths);
    }
}
