using System.CommandLine;
using Crowd.Cli.Running;
using Crowd.Engine.Reviewing;
using Microsoft.Extensions.DependencyInjection;

namespace Crowd.Cli.Commands;

/// <summary><c>crowd rules publish</c>: a new version of a campaign's rules.</summary>
internal static class RulesPublishCommand
{
    public static Command Create()
    {
        var campaign = new Argument<string>("CAMPAIGN") { Description = "The campaign's name." };
        var file = new Argument<string>("FILE") { Description = "A rule file." };
        var reason = new Option<string>("--reason") { Description = "Why, kept with the version and in the audit.", Required = true };
        var (config, data) = (SettingsOptions.Config(), SettingsOptions.Data());
        var command = new Command("publish", "Judge a campaign by these rules from now on; earlier firings keep their version.") { campaign, file, reason, config, data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (name, path) = (parsed.GetRequiredValue(campaign), parsed.GetRequiredValue(file));
            if (string.IsNullOrWhiteSpace(parsed.GetRequiredValue(reason)))
                throw new BadInputException("--reason is blank: say why the rules change.");
            var text = RuleFiles.Read(path);
            await using var node = await QuietNode.OpenAsync(SettingsOptions.Load(parsed, config, data), cancellationToken);
            var id = await CampaignNames.IdAsync(node.Node, name, cancellationToken);
            var publication = await node.Node.Services.GetRequiredService<RulePublisher>().PublishAsync(
                id, text, CampaignCommands.Who, parsed.GetRequiredValue(reason), madeFrom: null, cancellationToken);
            Console.WriteLine(Said(publication, name, path));
            return ExitCodes.Done;
        });
        return command;
    }

    private static string Said(RulePublication publication, string campaign, string path) => publication switch
    {
        RulePublication.Published published => $"Campaign {campaign} is judged by version {published.Version} of its rules from now on.",
        RulePublication.Same same => $"Campaign {campaign} is judged by these rules already: they are its version {same.Version}.",
        RulePublication.Wrong wrong => throw new BadInputException(string.Join(Environment.NewLine, wrong.Errors.Select(e => e with { File = path }))),
        _ => throw new CrowdException($"Campaign '{campaign}' is over: nobody is judged any more."),
    };
}
