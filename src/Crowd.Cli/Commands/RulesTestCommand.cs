using System.CommandLine;
using Crowd.Cli.Output;
using Crowd.Cli.RuleTrials;

namespace Crowd.Cli.Commands;

/// <summary><c>crowd rules test RULES --on DIR</c>: what rules would have done to a recorded campaign.</summary>
internal static class RulesTestCommand
{
    private static readonly Argument<string> Rules = new("RULES") { Description = "A rule file." };
    private static readonly Option<string> On = new("--on") { Description = "A folder with answers.csv or answers.csv.gz, and gold.csv if truths are known.", Required = true, HelpName = "DIR" };
    private static readonly Option<string?> Versus = new("--versus") { Description = "Other rules to stand beside them.", HelpName = "RULES" };
    private static readonly Option<double> GoldShare = new("--gold-share") { Description = "The share of gold items that serve as hidden check questions (0 to 1).", HelpName = "P" };
    private static readonly Option<double> Rho = new("--rho") { Description = "Correlation of the answers to one item that the others' consensus allows for (0 to 1); the engine uses 0.4.", DefaultValueFactory = _ => 0.4, HelpName = "R" };
    private static readonly Option<double> Limit = new("--limit") { Description = "A worker is good at this accuracy or above (0 to 1).", DefaultValueFactory = _ => 0.7, HelpName = "P" };
    private static readonly Option<double> Price = new("--price") { Description = "Of one answer, fees included, in dollars.", DefaultValueFactory = _ => 0.03, HelpName = "USD" };
    private static readonly Option<bool> Confirm = new("--confirm-proposals") { Description = "Carry out what rules only propose, as if a reviewer confirmed each." };
    private static readonly Option<int> Seed = CommonOptions.Seed();
    private static readonly Option<string?> Report = CommonOptions.Report();

    public static Command Create()
    {
        var command = new Command("test", "Try rules on recorded answers: who would have been acted on, when, by what evidence, rightly or wrongly.")
        {
            Rules, On, Versus, GoldShare, Rho, Limit, Price, Confirm, Seed, Report,
        };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(parsed, cancellationToken)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var output = CommonOptions.Writable(parsed.GetValue(Report));
        var report = RuleTest.Run(Read(parsed, cancellationToken), cancellationToken);
        RuleTestText.Write(report, Console.Out);
        if (output is not null)
            Files.WriteJson(output, report);
        return ExitCodes.Done;
    }

    private static RuleTestInput Read(ParseResult parsed, CancellationToken cancellationToken)
    {
        var share = RulesCommand.Within("--gold-share", parsed.GetValue(GoldShare), 0, 1);
        var rho = RulesCommand.Within("--rho", parsed.GetValue(Rho), 0, 1);
        var limit = RulesCommand.Within("--limit", parsed.GetValue(Limit), 0, 1);
        var price = RulesCommand.Within("--price", parsed.GetValue(Price), 0, 1000);
        string?[] paths = [parsed.GetRequiredValue(Rules), parsed.GetValue(Versus)];
        var rules = paths.OfType<string>().Select(p => (p, RuleFile.Read(p).Rules)).ToList();
        return new RuleTestInput(rules, RecordedFolder.Read(parsed.GetRequiredValue(On), share, parsed.GetValue(Seed), cancellationToken), rho, limit, price, parsed.GetValue(Confirm));
    }
}
