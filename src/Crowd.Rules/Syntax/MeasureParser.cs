using Crowd.Rules.Reading;

namespace Crowd.Rules.Syntax;

/// <summary>
/// <code>
/// measure = name [ "(" argument ")" ] [ "where" one ] [ window ]
/// window  = ("over" | "in") ["the"] "last" number (pieces | time) | "since" ("training" | "rule change") | "with" "half-life" number (pieces | time)
/// </code>
/// </summary>
internal sealed class MeasureParser(Cursor cursor, ConditionParser conditions)
{
    private static readonly string[] Reserved = ["and", "or", "not", "in", "is", "over", "since", "where", "surely", "likely", "of", "between", "exists"];

    public MeasureSyntax? Parse()
    {
        var name = cursor.Current;
        if (name.Kind != TokenKind.Word || Reserved.Contains(name.Text, StringComparer.OrdinalIgnoreCase))
        {
            cursor.Fail("a measure such as gold.accuracy, or a function such as share(...)");
            return null;
        }

        cursor.Take();
        ArgumentSyntax? argument = null;
        if (cursor.TakeIf(TokenKind.Open) && (argument = Argument()) is null)
        {
            return null;
        }

        var measure = new MeasureSyntax(name.Text, argument, null, null, name.Start, cursor.PreviousEnd);
        return Late(ref measure) ? measure : null;
    }

    /// <summary>Adds a filter or window that stands here, if one does and the measure has none.</summary>
    public bool Late(ref MeasureSyntax measure)
    {
        if (measure.Where is null && cursor.TakeIf("where"))
        {
            if (conditions.One() is not { } where)
            {
                return false;
            }

            measure = measure with { Where = where };
        }

        if (measure.Window is not null || !WindowStarts())
        {
            return true;
        }

        if (Window() is not { } window)
        {
            return false;
        }

        measure = measure with { Window = window };
        return true;
    }

    // A name alone or a text is the argument itself; anything else is a condition on one event.
    private ArgumentSyntax? Argument()
    {
        var token = cursor.Current;
        if (token.Kind is TokenKind.Word or TokenKind.Text && cursor.Following.Kind == TokenKind.Close)
        {
            cursor.Take();
            cursor.Take();
            return token.Kind == TokenKind.Word
                ? new ArgumentSyntax(token.Text, null, null, token.Start, token.End)
                : new ArgumentSyntax(null, null, token.Text, token.Start, token.End);
        }

        if (conditions.Condition() is not { } condition)
        {
            return null;
        }

        var end = cursor.PreviousEnd;
        return cursor.Expect(TokenKind.Close, "')'") ? new ArgumentSyntax(null, condition, null, token.Start, end) : null;
    }

    private bool WindowStarts() =>
        cursor.Current.Is("over") || cursor.Current.Is("since") || (cursor.Current.Is("with") && cursor.Following.Is("half-life"))
        || (cursor.Current.Is("in") && (cursor.Following.Is("last") || cursor.Following.Is("the")));

    private WindowSyntax? Window()
    {
        var start = cursor.Current.Start;
        if (cursor.TakeIf("since"))
        {
            return Since(start);
        }

        if (cursor.TakeIf("with", "half-life"))
        {
            return Size(start, WindowKind.HalfLifeCount, WindowKind.HalfLifeTime);
        }

        cursor.Take();
        cursor.TakeIf("the");
        if (!cursor.TakeIf("last"))
        {
            cursor.Fail("'last', as in 'over last 20 answers'", ["last"]);
            return null;
        }

        return Size(start, WindowKind.LastCount, WindowKind.LastTime);
    }

    private WindowSyntax? Since(int start)
    {
        if (cursor.TakeIf("training"))
        {
            return new WindowSyntax(WindowKind.SinceTraining, 0, start);
        }

        if (cursor.TakeIf("rule", "change"))
        {
            return new WindowSyntax(WindowKind.SinceRuleChange, 0, start);
        }

        cursor.Fail("'training' or 'rule change' after 'since'", ["training", "rule change"]);
        return null;
    }

    private WindowSyntax? Size(int start, WindowKind pieces, WindowKind time)
    {
        var number = cursor.Current;
        var unit = cursor.Following;
        if (number.Kind != TokenKind.Number || (unit.Kind == TokenKind.Word && !AmountParser.Pieces.Contains(unit.Text) && !AmountParser.IsTime(unit.Text)))
        {
            cursor.TakeIf(TokenKind.Number);
            cursor.Fail(number.Kind == TokenKind.Number ? "'answers' or a unit of time" : "a number and 'answers' or a unit of time",
                ["answers", "pages", "reviews", "days", "hours", "minutes", "seconds", "weeks"]);
            return null;
        }

        if (AmountParser.IsTime(unit.Text))
        {
            return AmountParser.Duration(cursor) is { } duration ? new WindowSyntax(time, duration.TotalMilliseconds, start) : null;
        }

        cursor.Take();
        if (!AmountParser.Pieces.Contains(unit.Text))
        {
            cursor.Fail("'answers' or a unit of time after the number", ["answers", "days"]);
            return null;
        }

        cursor.Take();
        if (number.Number is >= 1 and <= 100_000 && number.Number == Math.Floor(number.Number))
        {
            return new WindowSyntax(pieces, number.Number, start);
        }

        cursor.Source.Report(number.Start, "expected a whole number from 1 to 100,000");
        return null;
    }
}
