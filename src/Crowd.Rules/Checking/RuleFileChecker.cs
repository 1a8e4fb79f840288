using Crowd.Rules.Reading;

namespace Crowd.Rules.Checking;

/// <summary>A file's nodes -> rules.</summary>
internal sealed class RuleFileChecker(SourceText source, bool naive)
{
    private readonly Dictionary<SubjectKind, SpecTable> _specs = [];

    public IReadOnlyDictionary<SubjectKind, SpecTable> Specs => _specs;

    public IReadOnlyList<Rule> Empty()
    {
        if (!source.HasErrors)
        {
            source.Report(0, "this file holds no rules; expected a list such as '- rule: name' with 'when:' and 'then:' below it");
        }

        return [];
    }

    public IReadOnlyList<Rule> Check(YamlNode root)
    {
        // Either the list itself or a field "rules:" that holds it.
        if (root is YamlMap { Entries: [var (key, inner)] } && key.Value == "rules")
        {
            root = inner;
        }

        if (root is not YamlList list)
        {
            source.Report(root.Start, $"expected a list of rules, each beginning with '- rule: name', found {root.Noun}");
            return [];
        }

        var rules = new List<Rule>();
        var names = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in list.Items)
        {
            if (item is not YamlMap map)
            {
                source.Report(item.Start, $"expected a rule that begins with 'rule: name', found {item.Noun}");
                continue;
            }

            if (new RuleChecker(source, map, _specs, naive).Check() is { } rule)
            {
                if (!names.TryAdd(rule.Name, rule.Line))
                {
                    source.Report(map.Start, $"there is a rule '{rule.Name}' on line {names[rule.Name]} already; names are unique in a file");
                }

                rules.Add(rule);
            }
        }

        return rules.Count > 0 || source.HasErrors ? rules : Empty();
    }
}
