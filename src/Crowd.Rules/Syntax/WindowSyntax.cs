namespace Crowd.Rules.Syntax;

internal enum WindowKind
{
    All,
    LastCount,
    LastTime,
    SinceTraining,
    SinceRuleChange,
    HalfLifeCount,
    HalfLifeTime,
}

/// <param name="Size">Pieces of evidence, or milliseconds.</param>
internal sealed record WindowSyntax(WindowKind Kind, double Size, int Start);
