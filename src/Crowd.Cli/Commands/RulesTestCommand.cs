using System.CommandLine;
using Crowd.Cli.Output;
using Crowd.Cli.RuleTrials;
using Crowd.Cli.Running;
using Crowd.Engine.Enforcing;

namespace Crowd.Cli.Commands;

/// <summary><c>crowd rules test RULES --on CAMPAIGN|DIR</c>: what rules would have done to a campaign of the database, or to a recorded one.</summary>
internal static class RulesTestCommand
{
    private const double FolderPrice = 0.03;
    private static readonly Argument<string> Rules = new("RULES") { Description = "A rule file." };
    private static readonly Option<string> On = new("--on") { Description = "A campaign's name, or a folder with answers.csv or answers.csv.gz, and gold.csv if truths are known.", Required = true, HelpName = "CAMPAIGN|DIR" };
    private static readonly Option<string?> Versus = new("--versus") { Description = "Other rules to stand beside them.", HelpName = "RULES" };
    private static readonly Option<double> GoldShare = new("--gold-share") { Description = "Of a folder: the share of gold items that serve as hidden check questions (0 to 1).", HelpName = "P" };
    private static readonly Option<double> Rho = new("--rho") { Description = "Of a folder: correlation of the answers to one item that the others' consensus allows for (0 to 1); the engine uses 0.4.", DefaultValueFactory = _ => 0.4, HelpName = "R" };
    private static readonly Option<double> Limit = new("--limit") { Description = "A worker is good at this accuracy or above (0 to 1).", DefaultValueFactory = _ => 0.7, HelpName = "P" };
    private static readonly Option<double?> Price = new("--price") { Description = "Of one answer, fees included, in dollars; the campaign's own, or 0.03 for a folder, by default.", HelpName = "USD" };
    private static readonly Option<bool> Confirm = new("--confirm-proposals") { Description = "Carry out what rules only propose, as if a reviewer confirmed each." };
    private static readonly Option<int> Seed = CommonOptions.Seed();
    private static readonly Option<string?> Report = CommonOptions.Report();
    private static readonly Option<string?> Config = SettingsOptions.Config();
    private static readonly Option<string?> Data = SettingsOptions.Data();

    public static Command Create()
    {
        var command = new Command("test", "Try rules on a campaign's history or on recorded answers: who would have been acted on, when, by what evidence, rightly or wrongly.")
        {
            Rules, On, Versus, GoldShare, Rho, Limit, Price, Confirm, Seed, Report, Config, Data,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var output = CommonOptions.Writable(parsed.GetValue(Report));
        var report = RuleTest.Run(await ReadAsync(parsed, cancellationToken), cancellationToken);
        RuleTestText.Write(report, Console.Out);
        if (output is not null)
            Files.WriteJson(output, report);
        return ExitCodes.Done;
    }

    private static async Task<RuleTestInput> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var share = RulesCommand.Within("--gold-share", parsed.GetValue(GoldShare), 0, 1);
        var rho = RulesCommand.Within("--rho", parsed.GetValue(Rho), 0, 1);
        var limit = RulesCommand.Within("--limit", parsed.GetValue(Limit), 0, 1);
        double? price = parsed.GetValue(Price) is { } dollars ? RulesCommand.Within("--price", dollars, 0, 1000) : null;
        string?[] paths = [parsed.GetRequiredValue(Rules), parsed.GetValue(Versus)];
        var rules = paths.OfType<string>().Select(p => (p, RuleFile.Read(p).Rules)).ToList();
        var on = parsed.GetRequiredValue(On);
        if (Directory.Exists(on) || on.AsSpan().ContainsAny('/', '\\'))
        {
            var recorded = RecordedFolder.Read(on, share, parsed.GetValue(Seed), cancellationToken);
            return new RuleTestInput(rules, TestedHistory.Of(recorded, rho, cancellationToken), limit, price ?? FolderPrice, parsed.GetValue(Confirm));
        }
        if (parsed.GetResult(GoldShare) is { Implicit: false } || parsed.GetResult(Rho) is { Implicit: false })
            throw new BadInputException($"--gold-share and --rho go with a folder; campaign '{on}' has its own check questions and references.");
        await using var node = await QuietNode.OpenAsync(SettingsOptions.Load(parsed, Config, Data), cancellationToken);
        var campaign = await CampaignHistory.ReadAsync(
            node.Node.Database, await CampaignNames.IdAsync(node.Node, on, cancellationToken), int.MaxValue, cancellationToken);
        return new RuleTestInput(rules, TestedHistory.Of(campaign.Named()), limit, price ?? campaign.DollarsPerAnswer, parsed.GetValue(Confirm));
    }
}
