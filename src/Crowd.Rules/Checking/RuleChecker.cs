using System.Globalization;
using Crowd.Rules.Evaluation;
using Crowd.Rules.Reading;
using Crowd.Rules.Syntax;

namespace Crowd.Rules.Checking;

/// <summary>One rule's fields -> a rule.</summary>
internal sealed class RuleChecker(SourceText source, YamlMap map, Dictionary<SubjectKind, SpecTable> tables, bool naive)
{
    public static readonly string[] FieldNames =
        ["rule", "for", "when", "then", "ladder", "mode", "priority", "scope", "cool-down", "clears", "every", "from", "expires", "approval", "why"];

    // Stands for a condition with errors, so that the fields after it are checked too; such a rule is never handed out.
    private static readonly Node Nowhere = new Junction([], all: false);

    private readonly Dictionary<string, YamlNode> _fields = [];

    public Rule? Check()
    {
        if (!ReadFields() || Text("rule", required: true) is not { } name || Subject() is not { } subject)
        {
            return null;
        }

        if (!tables.TryGetValue(subject.Kind, out var table))
        {
            tables[subject.Kind] = table = new SpecTable();
        }

        // Everything is checked before giving up, so that one run finds all that is wrong.
        var conditions = new ConditionChecker(source, subject.Kind, table, naive);
        var condition = Condition("when", conditions, required: true);
        var clears = Condition("clears", conditions, required: false);
        var actions = new ActionListReader(source, Scope());
        var then = actions.Read(_fields.GetValueOrDefault("then"), map.Start);
        var ladder = actions.Ladder(_fields.GetValueOrDefault("ladder"));
        var skills = Skills([.. then, .. ladder.SelectMany(l => l.Actions)], conditions, table);
        var rule = new Rule(condition ?? Nowhere, clears)
        {
            Name = name,
            Subject = subject.Kind,
            EvidenceScope = subject.Scope,
            Mode = Mode(then, ladder),
            Priority = Priority(),
            Actions = then,
            Ladder = ladder,
            CoolDown = CoolDown(),
            Every = Duration("every"),
            From = Date("from"),
            Expires = Date("expires"),
            NeedsSecondPerson = Approval(),
            Why = Text("why", required: false),
            ConditionText = _fields.TryGetValue("when", out var when) ? Tokens(when) : "",
            Line = source.PositionOf(map.Start).Line,
            Version = Hash().ToString("x16"),
            Fingerprint = Hash(),
            SkillSlots = skills,
        };
        return condition is null || then.Count == 0 ? null : rule;
    }

    private bool ReadFields()
    {
        foreach (var (key, value) in map.Entries)
        {
            if (!FieldNames.Contains(key.Value))
            {
                source.Report(key.Start, $"a rule has no field '{key.Value}'{Nearest.Hint(key.Value, FieldNames)}; its fields are {string.Join(", ", FieldNames)}");
            }
            else if (!_fields.TryAdd(key.Value, value))
            {
                source.Report(key.Start, $"the field '{key.Value}' is given twice");
            }
        }

        return true;
    }

    private (SubjectKind Kind, ActionScope Scope)? Subject()
    {
        if (!_fields.TryGetValue("for", out var node))
        {
            return (SubjectKind.Worker, ActionScope.Campaign);
        }

        if (Text("for", required: false) is not { } text)
        {
            return null;
        }

        if (Subjects.ByName.TryGetValue(text, out var subject))
        {
            return subject;
        }

        source.Report(node.Start, $"expected one of {string.Join(", ", Subjects.ByName.Keys)}, found '{text}'{Nearest.Hint(text, Subjects.ByName.Keys)}");
        return null;
    }

    private Node? Condition(string field, ConditionChecker conditions, bool required)
    {
        if (!_fields.TryGetValue(field, out var node))
        {
            if (required)
            {
                source.Report(map.Start, $"this rule has no '{field}'; expected a condition such as '{field}: gold.accuracy < 70% surely'");
            }

            return null;
        }

        if (node is not YamlScalar scalar)
        {
            source.Report(node.Start, $"expected a condition such as 'gold.accuracy < 70% surely', found {node.Noun}");
            return null;
        }

        return ConditionParser.Parse(source, scalar.ContentStart, scalar.ContentEnd) is { } syntax ? conditions.Check(syntax) : null;
    }

    private Dictionary<string, int> Skills(IReadOnlyList<RuleAction> actions, ConditionChecker conditions, SpecTable table)
    {
        var slots = new Dictionary<string, int>();
        var at = _fields.TryGetValue("then", out var then) ? then.Start : map.Start;
        foreach (var measure in actions.OfType<RuleAction.SetSkill>().Select(s => s.Measure).OfType<string>())
        {
            if (conditions.Measure(new MeasureSyntax(measure, null, null, null, at, at)) is { } spec)
            {
                slots[measure] = table.SlotOf(spec);
            }
        }

        return slots;
    }

    // A block is for fraud and leaves a mark: unless the author says otherwise, a person confirms it.
    private RuleMode Mode(IReadOnlyList<RuleAction> then, IReadOnlyList<LadderStep> ladder)
    {
        var blocks = then.Concat(ladder.SelectMany(l => l.Actions)).Any(a => a is RuleAction.Block);
        return Choice("mode", blocks ? RuleMode.Propose : RuleMode.Enforce);
    }

    private ActionScope Scope() => Choice("scope", ActionScope.Campaign);

    private T Choice<T>(string field, T unsaid)
        where T : struct, Enum
    {
        if (Text(field, required: false) is not { } text)
        {
            return unsaid;
        }

        var names = Enum.GetNames<T>().Select(n => n.ToLowerInvariant()).ToList();
        if (names.Contains(text.ToLowerInvariant()) && Enum.TryParse<T>(text, ignoreCase: true, out var value))
        {
            return value;
        }

        source.Report(_fields[field].Start, $"expected {string.Join(", ", names)} for '{field}', found '{text}'{Nearest.Hint(text, names)}");
        return unsaid;
    }

    private int Priority()
    {
        if (Text("priority", required: false) is not { } text)
        {
            return 0;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var priority) && Math.Abs(priority) <= 1000)
        {
            return priority;
        }

        source.Report(_fields["priority"].Start, $"expected a whole number from -1000 to 1000 for 'priority', found '{text}'");
        return 0;
    }

    private CoolDown? CoolDown()
    {
        if (!_fields.TryGetValue("cool-down", out var node) || Cursor(node) is not { } cursor)
        {
            return null;
        }

        if (cursor.Current.Kind == TokenKind.Number && AmountParser.Pieces.Contains(cursor.Following.Text))
        {
            var count = cursor.Take().Number;
            cursor.Take();
            if (count is >= 1 and <= 1_000_000 && count == Math.Floor(count) && cursor.AtEnd)
            {
                return new CoolDown(null, (int)count);
            }

            source.Report(node.Start, "expected a whole number of answers, or a time such as 1 day, for 'cool-down'");
            return null;
        }

        return AmountParser.Duration(cursor) is { } time ? new CoolDown(time, null) : null;
    }

    private TimeSpan? Duration(string field)
    {
        if (!_fields.TryGetValue(field, out var node) || Cursor(node) is not { } cursor)
        {
            return null;
        }

        return AmountParser.Duration(cursor);
    }

    private DateTimeOffset? Date(string field)
    {
        if (Text(field, required: false) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            return date.ToUniversalTime();
        }

        source.Report(_fields[field].Start, $"expected a date such as 2026-11-22 or 2026-11-22T10:30Z for '{field}', found '{text}'");
        return null;
    }

    private bool Approval()
    {
        if (Text("approval", required: false) is not { } text)
        {
            return false;
        }

        if (text is "second person")
        {
            return true;
        }

        source.Report(_fields["approval"].Start, $"expected 'second person' for 'approval', found '{text}'");
        return false;
    }

    private Cursor? Cursor(YamlNode node)
    {
        if (node is YamlScalar scalar)
        {
            return new Cursor(source, Lexer.Read(source.Text, scalar.ContentStart, scalar.ContentEnd));
        }

        source.Report(node.Start, $"expected a text, found {node.Noun}");
        return null;
    }

    private string? Text(string field, bool required)
    {
        if (!_fields.TryGetValue(field, out var node))
        {
            if (required)
            {
                source.Report(map.Start, $"this rule has no '{field}'; expected '{field}: name'");
            }

            return null;
        }

        if (node is YamlScalar { Value.Length: > 0 and <= 500 } scalar)
        {
            return scalar.Value.Trim();
        }

        source.Report(node.Start, $"expected a text of 1 to 500 characters for '{field}', found {node.Noun}");
        return null;
    }

    private ulong Hash() => Fingerprint.Of(string.Join('\n', FieldNames.Where(_fields.ContainsKey).Select(f => $"{f}: {Tokens(_fields[f])}")));

    private string Tokens(YamlNode node) => node is YamlScalar scalar
        ? string.Join(' ', scalar.Value.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))
        : string.Join(' ', Lexer.Read(source.Text, node.Start, node.End).Select(t => t.Text));
}
