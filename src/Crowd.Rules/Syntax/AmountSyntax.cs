namespace Crowd.Rules.Syntax;

/// <summary>A number with its unit. Canonical value: shares 0 to 1 for percent, milliseconds, dollars, pixels.</summary>
internal sealed record AmountSyntax(double Value, UnitKind Unit, bool OfUsual, int Start, int End) : BoundSyntax(Start, End);
