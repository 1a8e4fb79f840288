using Crowd.Rules.Reading;

namespace Crowd.Rules.Syntax;

/// <summary>What is said of a measure in a test: how it compares, with what, and how surely.</summary>
internal sealed class RelationParser(Cursor cursor, ConditionParser conditions)
{
    // relation = comparator bound [certainty] | ["not"] "in" list | "between" amount "and" amount | "exists" | "is" "missing"
    public ConditionSyntax? Parse(MeasureSyntax measure, int start)
    {
        if (cursor.Current.Kind == TokenKind.Comparator)
        {
            return Comparison(measure, start);
        }

        if (cursor.TakeIf("exists"))
        {
            return new ExistsSyntax(measure, false, start);
        }

        if (cursor.TakeIf("is", "missing"))
        {
            return new ExistsSyntax(measure, true, start);
        }

        if (cursor.TakeIf("between"))
        {
            return Between(measure, start);
        }

        var negated = cursor.TakeIf("not", "in");
        if (negated || cursor.TakeIf("in"))
        {
            return List() is { } values ? new InSyntax(measure, values, negated, start) : null;
        }

        cursor.Fail($"a comparison after '{measure.Name}', such as '< 70%'", ["over", "since", "where", "exists", "between", "in"]);
        return null;
    }

    private ComparisonSyntax? Comparison(MeasureSyntax measure, int start)
    {
        var comparator = Comparators.Parse(cursor.Take().Text);
        if (Bound() is not { } bound)
        {
            return null;
        }

        // "gold.accuracy < 70% over last 20 answers" is as clear as the window before the comparison.
        var windows = new MeasureParser(cursor, conditions);
        if (!windows.Late(ref measure) || !Certainty(out var certainty) || !windows.Late(ref measure))
        {
            return null;
        }

        return new ComparisonSyntax(measure, comparator, bound, certainty, start);
    }

    private AndSyntax? Between(MeasureSyntax measure, int start)
    {
        if (AmountParser.Parse(cursor) is not { } low)
        {
            return null;
        }

        if (!cursor.TakeIf("and"))
        {
            cursor.Fail("'and' and the upper end, as in 'between 10% and 20%'");
            return null;
        }

        return AmountParser.Parse(cursor) is { } high
            ? new AndSyntax(
                [
                    new ComparisonSyntax(measure, Comparator.GreaterOrEqual, low, null, start),
                    new ComparisonSyntax(measure, Comparator.LessOrEqual, high, null, start),
                ], start)
            : null;
    }

    // bound = amount | text | name [("+" | "-") amount]
    private BoundSyntax? Bound()
    {
        var token = cursor.Current;
        if (AmountParser.StartsHere(cursor))
        {
            return AmountParser.Parse(cursor);
        }

        if (token.Kind == TokenKind.Text)
        {
            cursor.Take();
            return new TextSyntax(token.Text, token.Start, token.End);
        }

        if (token.Kind != TokenKind.Word)
        {
            cursor.Fail("a value such as 70%, 5 s, $0.05 or a name");
            return null;
        }

        if (new MeasureParser(cursor, conditions).Parse() is not { } measure)
        {
            return null;
        }

        AmountSyntax? plus = null;
        if (cursor.Current.Kind is TokenKind.Plus or TokenKind.Minus)
        {
            cursor.TakeIf(TokenKind.Plus);
            plus = AmountParser.Parse(cursor);
            if (plus is null)
            {
                return null;
            }
        }

        return new MeasureBoundSyntax(measure, plus, token.Start, cursor.PreviousEnd);
    }

    private List<BoundSyntax>? List()
    {
        if (!cursor.Expect(TokenKind.OpenList, "a list in brackets, such as [DE, FR]"))
        {
            return null;
        }

        var values = new List<BoundSyntax>();
        do
        {
            if (Bound() is not { } value)
            {
                return null;
            }

            values.Add(value);
        }
        while (cursor.TakeIf(TokenKind.Comma));
        return cursor.Expect(TokenKind.CloseList, "',' or ']'") ? values : null;
    }

    // certainty = ("surely" | "likely") ["(" percent ")"] ["across" "workers"]
    private bool Certainty(out CertaintySyntax? certainty)
    {
        certainty = null;
        var start = cursor.Current.Start;
        var surely = cursor.TakeIf("surely");
        if (!surely && !cursor.TakeIf("likely"))
        {
            return true;
        }

        double? level = null;
        if (cursor.TakeIf(TokenKind.Open))
        {
            var at = cursor.Current.Start;
            if (AmountParser.Parse(cursor) is not { } amount || !cursor.Expect(TokenKind.Close, "')'"))
            {
                return false;
            }

            level = amount.Value;
            if (amount.Unit != UnitKind.Percent || level is < 0.5 or >= 1)
            {
                cursor.Source.Report(at, "expected a confidence of at least 50% and under 100%, such as surely(99%)");
                return false;
            }
        }

        var across = cursor.TakeIf("across", "workers");
        certainty = new CertaintySyntax(surely ? CertaintyKind.Surely : CertaintyKind.Likely, level, across, start);
        return true;
    }
}
