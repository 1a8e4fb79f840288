using Crowd.Rules;

namespace Crowd.Cli.Running;

/// <summary>Reads rule files from disk.</summary>
internal static class RuleFiles
{
    /// <summary>The text of a rule file that parses; warnings go to the error stream.</summary>
    /// <exception cref="BadInputException">It can't be read, or is not a rule file: every error with its place.</exception>
    public static string Read(string path)
    {
        var text = TextInput.Read(path, "rule file");
        switch (RuleSet.Parse(text, path))
        {
            case RuleSetResult.Valid valid:
                foreach (var warning in valid.Warnings)
                    Console.Error.WriteLine($"crowd: warning: {warning}");
                return text;
            case RuleSetResult.Invalid invalid:
                throw new BadInputException(string.Join(Environment.NewLine, invalid.Errors));
            default:
                throw new InvalidOperationException("A rule file is either valid or invalid.");
        }
    }
}
