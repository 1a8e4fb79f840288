namespace Crowd.Rules.Syntax;

internal enum UnitKind
{
    None,
    Percent,
    Time,
    Money,
    Pixels,
}
