using System.CommandLine;
using Crowd.Rules;

namespace Crowd.Cli.Commands;

/// <summary><c>crowd rules check FILE</c>: every error with its line and column, as editors link it.</summary>
internal static class RulesCheckCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A rule file." };
        var command = new Command("check", "Say what is wrong with a rule file, and what is likely not meant.") { file };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file)));
        return command;
    }

    private static int Run(string path)
    {
        switch (RuleSet.Parse(TextInput.Read(path, "rule file"), path))
        {
            case RuleSetResult.Invalid invalid:
                foreach (var error in invalid.Errors)
                    Console.Error.WriteLine(error);
                return ExitCodes.BadInput;
            case RuleSetResult.Valid valid:
                foreach (var warning in valid.Warnings)
                    Console.Out.WriteLine(warning);
                foreach (var rule in valid.Rules.Rules)
                    Console.Out.WriteLine($"{path}:{rule.Line}: {rule.Name} (for: {rule.Subject.ToString().ToLowerInvariant()}, mode: {rule.Mode.ToString().ToLowerInvariant()})");
                Console.Out.WriteLine($"{path}: {valid.Rules.Rules.Count} rules, {valid.Warnings.Count} warnings, version {valid.Rules.Version}.");
                return ExitCodes.Done;
            default:
                throw new InvalidOperationException("A rule file is either valid or invalid.");
        }
    }
}
