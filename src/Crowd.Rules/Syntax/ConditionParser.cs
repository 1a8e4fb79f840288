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

        return new MeasureParser(cursor, this).Parse() is { } measure ? new RelationParser(cursor, this).Parse(measure, start) : null;
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
}
