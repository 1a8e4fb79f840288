using Crowd.Rules.Reading;

namespace Crowd.Rules.Syntax;

/// <summary>
/// Tokens -> tree, by recursive descent. The first error of a condition is reported and ends it; nothing throws.
/// <code>
/// condition  = all { "or" all }
/// all        = one { "and" one }
/// one        = "not" one | "(" condition ")" | test
/// </code>
/// The other rules stand beside their methods; docs/rules.md has them all.
/// </summary>
internal sealed class ConditionParser(Cursor cursor)
{
    private const int MaximumDepth = 64;
    private int _depth;

    /// <summary>A condition that takes up the whole of its text; null if it has an error, which is reported.</summary>
    public static ConditionSyntax? Parse(SourceText source, int start, int end)
    {
        var cursor = new Cursor(source, Lexer.Read(source.Text, start, end));
        if (cursor.AtEnd)
        {
            cursor.Fail("a condition such as 'gold.accuracy < 70% surely'");
            return null;
        }

        var condition = new ConditionParser(cursor).Condition();
        if (condition is not null && !cursor.AtEnd)
        {
            cursor.Fail("'and', 'or' or the end of the condition", ["and", "or", "surely", "likely", "over", "since", "where"]);
            return null;
        }

        return condition;
    }

    public ConditionSyntax? Condition()
    {
        if (_depth >= MaximumDepth)
        {
            cursor.Source.Report(cursor.Current.Start, $"this condition is nested more than {MaximumDepth} deep; expected a simpler one");
            return null;
        }

        _depth++;
        var condition = Chain("or", () => Chain("and", One, (parts, at) => new AndSyntax(parts, at)), (parts, at) => new OrSyntax(parts, at));
        _depth--;
        return condition;
    }

    private ConditionSyntax? Chain(string word, Func<ConditionSyntax?> part, Func<IReadOnlyList<ConditionSyntax>, int, ConditionSyntax> join)
    {
        if (part() is not { } first)
        {
            return null;
        }

        var parts = new List<ConditionSyntax> { first };
        while (cursor.TakeIf(word))
        {
            if (part() is not { } next)
            {
                return null;
            }

            parts.Add(next);
        }

        return parts.Count == 1 ? first : join(parts, first.Start);
    }

    public ConditionSyntax? One()
    {
        var start = cursor.Current.Start;
        var negations = 0;
        while (cursor.TakeIf("not"))
        {
            negations++;
        }

        ConditionSyntax? inner;
        if (cursor.TakeIf(TokenKind.Open))
        {
            inner = Condition();
            inner = inner is not null && cursor.Expect(TokenKind.Close, "')'") ? inner : null;
        }
        else
        {
            inner = Test();
        }

        return inner is not null && negations % 2 == 1 ? new NotSyntax(inner, start) : inner;
    }

    // test = "happens" "(" condition ")" | "sample" "(" amount ")" | measure relation
    private ConditionSyntax? Test()
    {
        var start = cursor.Current.Start;
        if (cursor.Current.Is("happens") && cursor.Following.Kind == TokenKind.Open)
        {
            cursor.Take();
            cursor.Take();
            return Condition() is { } happening && cursor.Expect(TokenKind.Close, "')'") ? new HappensSyntax(happening, start) : null;
        }

        if (cursor.Current.Is("sample") && cursor.Following.Kind == TokenKind.Open)
        {
            return Sample(start);
        }

        return new MeasureParser(cursor, this).Parse() is { } measure ? Relation(measure, start) : null;
    }

    private SampleSyntax? Sample(int start)
    {
        cursor.Take();
        cursor.Take();
        var at = cursor.Current.Start;
        if (AmountParser.Parse(cursor) is not { } amount || !cursor.Expect(TokenKind.Close, "')'"))
        {
            return null;
        }

        if (amount is { Unit: UnitKind.Percent, Value: > 0 and < 1 })
        {
            return new SampleSyntax(amount.Value, start);
        }

        cursor.Source.Report(at, "expected a share between 0% and 100%, such as sample(5%)");
        return null;
    }

    // relation = comparator bound [certainty] | ["not"] "in" list | "between" amount "and" amount | "exists" | "is" "missing"
    private ConditionSyntax? Relation(MeasureSyntax measure, int start)
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
        var windows = new MeasureParser(cursor, this);
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

        if (new MeasureParser(cursor, this).Parse() is not { } measure)
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
