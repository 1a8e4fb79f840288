namespace Crowd.Rules.Syntax;

internal enum Comparator
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

internal static class Comparators
{
    public static Comparator Parse(string sign) => sign switch
    {
        "<" => Comparator.Less,
        "<=" or "≤" => Comparator.LessOrEqual,
        ">" => Comparator.Greater,
        ">=" or "≥" => Comparator.GreaterOrEqual,
        "=" or "==" => Comparator.Equal,
        _ => Comparator.NotEqual,
    };

    public static string Sign(this Comparator comparator) => comparator switch
    {
        Comparator.Less => "<",
        Comparator.LessOrEqual => "<=",
        Comparator.Greater => ">",
        Comparator.GreaterOrEqual => ">=",
        Comparator.Equal => "=",
        _ => "!=",
    };

    public static bool Holds(this Comparator comparator, double left, double right) => comparator switch
    {
        Comparator.Less => left < right,
        Comparator.LessOrEqual => left <= right,
        Comparator.Greater => left > right,
        Comparator.GreaterOrEqual => left >= right,
        Comparator.Equal => left == right,
        _ => left != right,
    };

    public static bool IsBelow(this Comparator comparator) => comparator is Comparator.Less or Comparator.LessOrEqual;

    public static bool IsAbove(this Comparator comparator) => comparator is Comparator.Greater or Comparator.GreaterOrEqual;
}
