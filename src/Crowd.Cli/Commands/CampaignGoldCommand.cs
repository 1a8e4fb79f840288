using System.CommandLine;
using Crowd.Cli.Running;
using Crowd.Engine.Reviewing;
using Microsoft.Extensions.DependencyInjection;

namespace Crowd.Cli.Commands;

/// <summary><c>crowd campaign gold</c>: corrects a gold label, and takes back what rested on it.</summary>
internal static class CampaignGoldCommand
{
    public static Command Create()
    {
        var campaign = new Argument<string>("CAMPAIGN") { Description = "The campaign's name." };
        var item = new Argument<string>("ITEM") { Description = "The check question's key." };
        var label = new Argument<string>("LABEL") { Description = "Its true label." };
        var reason = new Option<string>("--reason") { Description = "Why, for the audit and the workers.", Required = true };
        var back = new Option<bool>("--take-back") { Description = "Also take back the actions that the rules would not have asked for with this label." };
        var (config, data) = (SettingsOptions.Config(), SettingsOptions.Data());
        var command = new Command("gold", "Correct a gold label; every action that rested on it is re-opened.") { campaign, item, label, reason, back, config, data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var why = parsed.GetRequiredValue(reason);
            if (string.IsNullOrWhiteSpace(why))
                throw new BadInputException("--reason is blank: say why the label is wrong.");
            await using var node = await QuietNode.OpenAsync(SettingsOptions.Load(parsed, config, data), cancellationToken);
            var id = await CampaignNames.IdAsync(node.Node, parsed.GetRequiredValue(campaign), cancellationToken);
            var outcome = await node.Node.Services.GetRequiredService<GoldCorrections>().CorrectAsync(
                id, parsed.GetRequiredValue(item), parsed.GetRequiredValue(label), CampaignCommands.Who, why, cancellationToken);
            if (outcome is GoldCorrectionOutcome.Refused refused)
                throw new BadInputException(refused.Why);
            await TellAsync(node.Node, (GoldCorrectionOutcome.Corrected)outcome, parsed.GetValue(back), why, cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task TellAsync(CrowdNode node, GoldCorrectionOutcome.Corrected done, bool takeBack, string why, CancellationToken cancellationToken)
    {
        Console.WriteLine($"Corrected: {done.Facts} facts of the journal were written anew; {done.Reopened} actions rested on the old label, {done.NoLongerFiring} of them would not have been asked for.");
        if (done.Reopened == 0)
            return;
        Console.WriteLine(takeBack
            ? $"Taken back: {await node.Services.GetRequiredService<ReopenedActions>().TakeBackAsync(done.CorrectionId, all: false, CampaignCommands.Who, why, cancellationToken)}."
            : $"Decide about them in the console under Gold, correction {done.CorrectionId}, or give --take-back.");
    }
}
