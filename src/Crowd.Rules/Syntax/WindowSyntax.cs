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

// Size: Pieces of evidence, or milliseconds.
internal sealed record WindowSyntax(WindowKind Kind, double Size, int Start);
