namespace Crowd.Rules.Syntax;

/// <summary>What a measure is compared with.</summary>
internal abstract record BoundSyntax(int Start, int End);

internal sealed record TextSyntax(string Value, int Start, int End) : BoundSyntax(Start, End);

/// <summary>A word that is a measure's name or, beside a measure of words, a word.</summary>
internal sealed record MeasureBoundSyntax(MeasureSyntax Measure, AmountSyntax? Plus, int Start, int End) : BoundSyntax(Start, End);
