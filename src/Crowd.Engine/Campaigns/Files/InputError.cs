namespace Crowd.Engine.Campaigns.Files;

/// <summary>One thing that is wrong with a file, as one sentence.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Line">Counted from 1; null where it is about the whole file.</param>
/// <param name="Column">Counted from 1; null where only the line is known.</param>
/// <param name="Field">The key or column it is about, if any.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record InputError(string File, int? Line, int? Column, string? Field, string Message)
{
    /// <summary>As compilers write it: <c>pets.yaml:4:1: reward: …</c></summary>
    public override string ToString()
    {
        var place = (Line, Column) switch
        {
            ({ } line, { } column) => $"{File}:{line}:{column}: ",
            ({ } line, null) => $"{File}:{line}: ",
            _ => $"{File}: ",
        };
        return Field is null ? place + Message : $"{place}{Field}: {Message}";
    }
}
