using System.CommandLine;
using Crowd.Cli.Running;
using Crowd.Engine.Campaigns;
using Crowd.Engine.Campaigns.Files;
using Crowd.Engine.Marketplaces;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Crowd.Cli.Commands;

/// <summary><c>crowd campaign …</c>: what managers do from a shell. It only asks; a server or worker does the work.</summary>
internal static class CampaignCommands
{
    public static Command Create() => new("campaign", "Check, launch, list, pause, resume, finish and cancel campaigns; correct their gold.")
    {
        Check(), Launch(), List(), CampaignGoldCommand.Create(),
        Change("pause", "Ask for nothing more until resumed.", (c, id, reason, ct) => c.PauseAsync(id, Who, reason, withdraw: true, ct)),
        Change("resume", "Let a paused campaign ask again.", (c, id, reason, ct) => c.ResumeAsync(id, Who, reason, ct)),
        Change("finish", "Complete it with what there is.", (c, id, reason, ct) => c.FinishAsync(id, Who, reason, ct)),
        Change("cancel", "End it; what has come is paid and kept.", (c, id, reason, ct) => c.CancelAsync(id, Who, reason, ct)),
    };

    /// <summary>How the audit names whoever types a command.</summary>
    internal static string Who => $"{Environment.UserName} (command line)";

    private static Command Check()
    {
        var file = new Argument<string>("FILE") { Description = "A campaign file, such as config/campaigns/sample/campaign.yaml." };
        var command = new Command("check", "Read a campaign file and all it names, and say what is wrong.") { file };
        command.SetAction(parsed =>
        {
            var definition = Load(parsed.GetRequiredValue(file));
            Console.WriteLine($"{definition.Name}: {definition.Items.Count} items, {definition.Classes.Count} classes, {definition.Reward} a page: the file is right.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Launch()
    {
        var file = new Argument<string>("FILE") { Description = "A campaign file." };
        var confirm = new Option<string?>("--confirm") { Description = "The marketplace's name again, where real money is spent.", HelpName = "MARKETPLACE" };
        var (config, data) = (SettingsOptions.Config(), SettingsOptions.Data());
        var command = new Command("launch", "Check a campaign and launch it.") { file, confirm, config, data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var definition = Load(parsed.GetRequiredValue(file));
            await using var node = await QuietNode.OpenAsync(SettingsOptions.Load(parsed, config, data), cancellationToken);
            var id = await Launching.LaunchAsync(node.Node, definition, Who, cancellationToken, parsed.GetValue(confirm));
            Console.WriteLine($"Campaign {definition.Name} is launched with the number {id}; a server or worker ('crowd serve', 'crowd worker') does its work.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command List()
    {
        var (config, data) = (SettingsOptions.Config(), SettingsOptions.Data());
        var command = new Command("list", "Show all campaigns.") { config, data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var node = await QuietNode.OpenAsync(SettingsOptions.Load(parsed, config, data), cancellationToken);
            var table = new Table().Border(TableBorder.Rounded).AddColumns("No.", "Campaign", "State", "Items", "Answers", "Spent");
            foreach (var c in await node.Node.Services.GetRequiredService<CampaignProgressQuery>().AllAsync(cancellationToken))
                table.AddRow(new Text($"{c.CampaignId}"), new Text(c.Name), new Text(c.State), new Text($"{c.ItemsDone} of {c.Items}"), new Text($"{c.Answers}"), new Text($"{new Money(c.SpentMicros)}"));
            AnsiConsole.Write(table);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Change(string name, string what, Func<CampaignControl, long, string, CancellationToken, Task<bool>> change)
    {
        var campaign = new Argument<string>("CAMPAIGN") { Description = "The campaign's name." };
        var reason = new Option<string>("--reason") { Description = "Why, for the audit.", DefaultValueFactory = _ => "Asked for on the command line." };
        var (config, data) = (SettingsOptions.Config(), SettingsOptions.Data());
        var command = new Command(name, what) { campaign, reason, config, data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var node = await QuietNode.OpenAsync(SettingsOptions.Load(parsed, config, data), cancellationToken);
            var id = await CampaignNames.IdAsync(node.Node, parsed.GetRequiredValue(campaign), cancellationToken);
            if (await change(node.Node.Services.GetRequiredService<CampaignControl>(), id, parsed.GetValue(reason)!, cancellationToken))
                return ExitCodes.Done;
            throw new CrowdException($"Campaign '{parsed.GetRequiredValue(campaign)}' can't be {name}{(name.EndsWith('e') ? "d" : "ed")} in its present state; see 'crowd campaign list'.");
        });
        return command;
    }

    private static CampaignDefinition Load(string path)
    {
        try
        {
            return CampaignFile.Load(path);
        }
        catch (CampaignFileException e)
        {
            throw new BadInputException(e.Message, e);
        }
    }
}
