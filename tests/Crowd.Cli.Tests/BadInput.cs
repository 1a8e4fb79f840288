namespace Crowd.Cli.Tests;

/// <summary>Something that a person may give to a command by mistake, and what the command must say.</summary>
/// <param name="Name">The mistake, as the test's name.</param>
/// <param name="Arguments">The command line; a word that begins with '@' is a file of the test's folder.</param>
/// <param name="Make">Writes the files.</param>
/// <param name="Says">What the one sentence must hold: the file with its line, the field, the trouble.</param>
internal sealed record BadInput(string Name, string[] Arguments, Action<TemporaryFolder> Make, params string[] Says)
{
    /// <inheritdoc/>
    public override string ToString() => $"{string.Join(' ', Arguments.TakeWhile(a => !a.StartsWith('@') && !a.StartsWith('-')))}: {Name}";
}
