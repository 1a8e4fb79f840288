namespace Crowd.Marketplace.Simulation;

/// <summary>
/// A file that a person gave us is not what it should be. The message is one sentence that names the file, the line,
/// the field, what is wrong there and what would be right.
/// </summary>
public sealed class InputFileException : Exception
{
    /// <summary>Where the fault is. <paramref name="line"/> is 1-based; 0 means the file as a whole.</summary>
    public InputFileException(string file, long line, string? field, string problem, Exception? cause = null)
        : base(Describe(file, line, field, problem), cause) =>
        (File, Line, Field) = (file, line, field);

    /// <summary>The file as it was given to us.</summary>
    public string File { get; }

    /// <summary>1-based line, or 0 for the file as a whole.</summary>
    public long Line { get; }

    /// <summary>The column or key at fault, if one can be named.</summary>
    public string? Field { get; }

    private static string Describe(string file, long line, string? field, string problem)
    {
        var place = line > 0 ? $"{file}, line {line}" : file;
        return field is null ? $"{place}: {problem}" : $"{place}, field '{field}': {problem}";
    }
}
