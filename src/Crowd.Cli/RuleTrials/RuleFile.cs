using Crowd.Cli.Running;
using Crowd.Rules;

namespace Crowd.Cli.RuleTrials;

/// <summary>A rule file that parses, as it is and as products without valid tests would have it.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Naive">The same with the raw rate in place of each test.</param>
internal sealed record RuleFile(RuleSet Rules, RuleSet Naive)
{
    /// <summary>Reads a file; warnings go to the error stream.</summary>
    /// <exception cref="BadInputException">It can't be read, or is not a rule file: every error with its place.</exception>
    public static RuleFile Read(string path)
    {
        var text = RuleFiles.Read(path);
        return RuleSet.Parse(text, path) is RuleSetResult.Valid rules && RuleSet.ParseNaive(text, path) is RuleSetResult.Valid naive
            ? new RuleFile(rules.Rules, naive.Rules)
            : throw new InvalidOperationException("A rule file that parsed does so again.");
    }
}
