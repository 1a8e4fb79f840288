using Crowd.Rules.Reading;
using Crowd.Rules.Syntax;

namespace Crowd.Rules.Checking;

/// <summary>Reads <c>then:</c> and <c>ladder:</c>.</summary>
internal sealed class ActionListReader(SourceText source, ActionScope scope)
{
    public IReadOnlyList<RuleAction> Read(YamlNode? node, int ruleStart)
    {
        if (node is null)
        {
            source.Report(ruleStart, "this rule has no 'then'; expected a list of actions such as 'then: [warn]'");
            return [];
        }

        var items = node is YamlList list ? list.Items : [node];
        if (items.Count == 0)
        {
            source.Report(node.Start, "expected at least one action, such as [warn], or [nothing] to record only");
        }

        var actions = new List<RuleAction>();
        foreach (var item in items)
        {
            actions.AddRange(Actions(item));
        }

        return actions;
    }

    public IReadOnlyList<LadderStep> Ladder(YamlNode? node)
    {
        if (node is null)
        {
            return [];
        }

        var steps = new List<LadderStep>();
        foreach (var item in node is YamlList list ? list.Items : [node])
        {
            if (item is not YamlMap map)
            {
                source.Report(item.Start, $"expected a step such as 'after 2 times in 7 days: exclude for 3 days', found {item.Noun}");
                continue;
            }

            steps.AddRange(map.Entries.Select(Step).OfType<LadderStep>());
        }

        for (var i = 1; i < steps.Count; i++)
        {
            if (steps[i].After <= steps[i - 1].After)
            {
                source.Report(node.Start, "expected the ladder's steps from the lowest number of times to the highest, each number once");
            }
        }

        return steps;
    }

    // after number ("times" | ...) ["in" time] ":" actions
    private LadderStep? Step((YamlScalar Key, YamlNode Value) entry)
    {
        var cursor = new Cursor(source, Lexer.Read(source.Text, entry.Key.ContentStart, entry.Key.ContentEnd));
        if (!cursor.TakeIf("after") || cursor.Current is not { Kind: TokenKind.Number, Number: >= 1 and <= 60 } number || number.Number != Math.Floor(number.Number))
        {
            cursor.Fail("'after' and a whole number from 1 to 60, as in 'after 2 times in 7 days'", ["after"]);
            return null;
        }

        cursor.Take();
        if (!cursor.TakeIf("times") && !cursor.TakeIf("time") && !cursor.TakeIf("warnings") && !cursor.TakeIf("firings"))
        {
            cursor.Fail("'times'", ["times"]);
            return null;
        }

        TimeSpan? within = null;
        if (cursor.TakeIf("in"))
        {
            within = AmountParser.Duration(cursor);
            if (within is null)
            {
                return null;
            }
        }

        if (!cursor.AtEnd)
        {
            cursor.Fail("'in' and a time, or ':'", ["in"]);
            return null;
        }

        return Read(entry.Value, entry.Key.Start) is { Count: > 0 } actions ? new LadderStep((int)number.Number, within, actions) : null;
    }

    private IEnumerable<RuleAction> Actions(YamlNode item)
    {
        switch (item)
        {
            case YamlScalar scalar when scalar.ContentEnd > scalar.ContentStart:
                return One(scalar.ContentStart, scalar.ContentEnd);
            case YamlMap map:
                // "discard since: first-doubt" is YAML for a pair: the action is what was written. Several pairs are several actions.
                return map.Entries.SelectMany(e => e.Value is YamlScalar value
                    ? One(e.Key.Start, value.End)
                    : Wrong(e.Value.Start, $"expected a text after '{e.Key.Value}:', found {e.Value.Noun}"));
            default:
                return Wrong(item.Start, $"expected an action such as warn or exclude, found {item.Noun}");
        }
    }

    private IEnumerable<RuleAction> One(int start, int end)
    {
        if (ActionParser.Parse(source, start, end) is not { } action)
        {
            return [];
        }

        var saysScope = source.Text.AsSpan(start, end - start).Contains("from", StringComparison.OrdinalIgnoreCase);
        return [action is RuleAction.Exclude exclude && !saysScope ? exclude with { Scope = scope } : action];
    }

    private IEnumerable<RuleAction> Wrong(int offset, string message)
    {
        source.Report(offset, message);
        return [];
    }
}
