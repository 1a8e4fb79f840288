using Crowd.Rules.Reading;

namespace Crowd.Rules.Syntax;

/// <summary>Numbers with units: <c>70%</c>, <c>5 s</c>, <c>$0.05</c>, <c>12 px</c>, <c>30% of usual</c>.</summary>
internal static class AmountParser
{
    private static readonly Dictionary<string, double> Times = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ms"] = 1, ["millisecond"] = 1, ["milliseconds"] = 1,
        ["s"] = 1000, ["sec"] = 1000, ["second"] = 1000, ["seconds"] = 1000,
        ["min"] = 60_000, ["minute"] = 60_000, ["minutes"] = 60_000,
        ["h"] = 3_600_000, ["hour"] = 3_600_000, ["hours"] = 3_600_000,
        ["d"] = 86_400_000, ["day"] = 86_400_000, ["days"] = 86_400_000,
        ["week"] = 604_800_000, ["weeks"] = 604_800_000,
    };

    private static readonly HashSet<string> Pixels = new(StringComparer.OrdinalIgnoreCase) { "px", "pixel", "pixels" };

    public static readonly HashSet<string> Pieces = new(StringComparer.OrdinalIgnoreCase)
    {
        "answer", "answers", "item", "items", "page", "pages", "submission", "submissions", "review", "reviews", "decision", "decisions",
        "time", "times", "event", "events", "assignment", "assignments", "payment", "payments", "label", "labels",
    };

    public static bool StartsHere(Cursor cursor) => cursor.Current.Kind is TokenKind.Number or TokenKind.Dollar or TokenKind.Minus;

    public static bool IsTime(string word) => Times.ContainsKey(word);

    public static AmountSyntax? Parse(Cursor cursor)
    {
        var start = cursor.Current.Start;
        var sign = cursor.TakeIf(TokenKind.Minus) ? -1 : 1;
        var money = cursor.TakeIf(TokenKind.Dollar);
        if (cursor.Current.Kind != TokenKind.Number)
        {
            cursor.Fail("a number");
            return null;
        }

        var value = sign * cursor.Take().Number;
        if (money)
        {
            return new AmountSyntax(value, UnitKind.Money, false, start, cursor.PreviousEnd);
        }

        var unit = Unit(cursor, ref value);
        var ofUsual = cursor.TakeIf("of", "usual");
        return new AmountSyntax(value, unit, ofUsual, start, cursor.PreviousEnd);
    }

    /// <summary>A length of time such as <c>7 days</c>; null, and reported, if it is none.</summary>
    public static TimeSpan? Duration(Cursor cursor)
    {
        var start = cursor.Current.Start;
        if (cursor.Current.Kind != TokenKind.Number || !IsTime(cursor.Following.Text))
        {
            var hasNumber = cursor.TakeIf(TokenKind.Number);
            cursor.Fail(hasNumber ? "a unit of time such as days, hours or min" : "a length of time such as '7 days' or '30 min'", hasNumber ? Times.Keys : null);
            return null;
        }

        if (Parse(cursor) is not { } amount)
        {
            return null;
        }

        if (amount.Value is > 0 and <= 36_500 * 86_400_000.0)
        {
            return TimeSpan.FromMilliseconds(amount.Value);
        }

        cursor.Source.Report(start, "expected a length of time above 0 and at most 36,500 days");
        return null;
    }

    private static UnitKind Unit(Cursor cursor, ref double value)
    {
        if (cursor.TakeIf(TokenKind.Percent) || cursor.TakeIf("percent"))
        {
            value /= 100;
            return UnitKind.Percent;
        }

        if (cursor.Current.Kind == TokenKind.Word && Times.TryGetValue(cursor.Current.Text, out var milliseconds))
        {
            cursor.Take();
            value *= milliseconds;
            return UnitKind.Time;
        }

        if (cursor.Current.Kind == TokenKind.Word && Pixels.Contains(cursor.Current.Text))
        {
            cursor.Take();
            return UnitKind.Pixels;
        }

        if (cursor.Current.Is("dollars"))
        {
            cursor.Take();
            return UnitKind.Money;
        }

        return UnitKind.None;
    }
}
