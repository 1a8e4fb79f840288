namespace Crowd.Rules.Syntax;

/// <summary><c>gold.accuracy</c>, <c>share(time_on_task &lt; 5 s) over last 20 answers</c>.</summary>
// Name: Name of a measure, field or function.
// Argument: A function's argument: a name or a condition on one event.
internal sealed record MeasureSyntax(
    string Name, ArgumentSyntax? Argument, ConditionSyntax? Where, WindowSyntax? Window, int Start, int End);

internal sealed record ArgumentSyntax(string? Name, ConditionSyntax? Condition, string? Text, int Start, int End);
