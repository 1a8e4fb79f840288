namespace Crowd.Rules;

/// <summary>Something a rule file may say but that is likely not meant: a rule that can never fire, two rules that contradict each other.</summary>
/// <param name="File">The file's name as it was given.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Rule">The rule's name.</param>
/// <param name="Message">One sentence.</param>
public sealed record RuleWarning(string File, int Line, int Column, string Rule, string Message)
{
    /// <summary><c>file:line:column: warning: message</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: warning: {Message}";
}
