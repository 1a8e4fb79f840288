using System.CommandLine;
using Crowd.Cli.Output;
using Crowd.Cli.RuleTrials;
using Crowd.Rules;

namespace Crowd.Cli.Commands;

/// <summary><c>crowd rules simulate RULES --population FILE</c>: the rules' operating curve.</summary>
internal static class RulesSimulateCommand
{
    private const int WorkersOnTheCurve = 300;
    private static readonly Argument<string> Rules = new("RULES") { Description = "A rule file." };
    private static readonly Option<string> PopulationFile = new("--population") { Description = "Simulated workers and their campaign (YAML; docs/rules.md shows one).", Required = true, HelpName = "FILE" };
    private static readonly Option<int?> Answers = new("--answers") { Description = "Answers each worker gives unless acted on, in place of the file's.", HelpName = "N" };
    private static readonly Option<int?> Workers = new("--workers") { Description = "Workers in each group, in place of the file's, and at each accuracy of the curve.", HelpName = "N" };
    private static readonly Option<int?> Seed = new("--seed") { Description = "Of everything that is drawn by chance, in place of the file's.", HelpName = "N" };
    private static readonly Option<string?> Plot = new("--plot") { Description = "Draw the operating curve to this file: .svg, or .html with its numbers.", HelpName = "FILE" };
    private static readonly Option<string?> Report = CommonOptions.Report();

    public static Command Create()
    {
        var command = new Command("simulate", "Try rules on simulated workers of known accuracy: how surely and how soon they act.") { Rules, PopulationFile, Answers, Workers, Seed, Plot, Report };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(parsed, cancellationToken)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var output = CommonOptions.Writable(parsed.GetValue(Report));
        var plot = Drawable(CommonOptions.Writable(parsed.GetValue(Plot)));
        var rules = RuleFile.Read(parsed.GetRequiredValue(Rules));
        var population = Read(parsed);
        var report = RuleSimulation.Run(rules, population, parsed.GetValue(Workers) ?? WorkersOnTheCurve, Progress(), cancellationToken);
        RuleSimulationText.Write(report, Console.Out);
        if (output is not null)
            Files.WriteJson(output, report);
        if (plot is not null)
            Draw(plot, report, Path.GetFileName(parsed.GetRequiredValue(Rules)));
        return ExitCodes.Done;
    }

    private static string? Drawable(string? path) => path is null || Path.GetExtension(path).ToLowerInvariant() is ".svg" or ".html"
        ? path
        : throw new BadInputException($"--plot {path}: the file's name must end with .svg or .html.");

    private static void Draw(string path, RuleSimulationReport report, string title) => Files.Write(
        path, writer => writer.Write(path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) ? CurveSvg.Of(report, title) : CurveSvg.Page(report, title)));

    private static Population Read(ParseResult parsed)
    {
        var path = parsed.GetRequiredValue(PopulationFile);
        var (population, errors) = Population.Parse(TextInput.Read(path, "population file"), path);
        if (population is null || errors.Count > 0)
            throw new BadInputException(string.Join(Environment.NewLine, errors));
        var answers = Whole("--answers", parsed.GetValue(Answers), 1, 1_000_000);
        var workers = Whole("--workers", parsed.GetValue(Workers), 1, 10_000_000);
        var seed = Whole("--seed", parsed.GetValue(Seed), 0, int.MaxValue);
        return population with
        {
            Answers = answers ?? population.Answers, Seed = seed is { } s ? (ulong)s : population.Seed,
            Groups = [.. population.Groups.Select(g => g with { Workers = workers ?? g.Workers })],
        };
    }

    private static int? Whole(string option, int? value, int least, int most) =>
        value is { } number ? (int)RulesCommand.Within(option, number, least, most) : null;

    // Only where somebody watches.
    private static Action<string>? Progress() => Console.IsErrorRedirected ? null : Console.Error.WriteLine;
}
