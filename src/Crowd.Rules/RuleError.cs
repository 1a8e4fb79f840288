namespace Crowd.Rules;

/// <summary>What is wrong with a rule file, where, and what would be right.</summary>
/// <param name="File">The file's name as it was given.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1, in characters.</param>
/// <param name="Message">One sentence: what was found, what was expected, the nearest name if there is one.</param>
public sealed record RuleError(string File, int Line, int Column, string Message)
{
    /// <summary><c>file:line:column: message</c>, as editors and terminals link it.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}
