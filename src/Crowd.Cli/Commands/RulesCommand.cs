using System.CommandLine;

namespace Crowd.Cli.Commands;

/// <summary><c>crowd rules</c>: checks rules, tries them before they bite, and publishes them.</summary>
internal static class RulesCommand
{
    public static Command Create() => new("rules", "Check rules, try them on history or on simulated workers before they bite, and publish them.")
    {
        RulesCheckCommand.Create(),
        RulesTestCommand.Create(),
        RulesSimulateCommand.Create(),
        RulesPublishCommand.Create(),
    };

    /// <summary>A number that must lie in a range.</summary>
    /// <exception cref="BadInputException">It does not.</exception>
    public static double Within(string option, double value, double least, double most) => value >= least && value <= most
        ? value
        : throw new BadInputException(FormattableString.Invariant($"{option} {value}: it must be between {least} and {most}."));
}
