using Crowd.Rules.Evaluation;
using Crowd.Rules.Reading;
using Crowd.Rules.Syntax;

namespace Crowd.Rules.Checking;

/// <summary>What is allowed but likely not meant: rules that can never fire, that contradict or repeat each other, and weak spots.</summary>
internal static class Warnings
{
    public static IReadOnlyList<RuleWarning> Of(RuleSet rules, SourceText source)
    {
        var warnings = new List<RuleWarning>();
        var boxes = rules.Rules.ToDictionary(r => r, r => Box.Of(r.Condition));
        foreach (var rule in rules.Rules)
        {
            warnings.AddRange(Alone(rule, boxes[rule]).Select(m => Warn(source, rule, m)));
        }

        for (var i = 0; i < rules.Rules.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (earlier, later) = (rules.Rules[j], rules.Rules[i]);
                warnings.AddRange(Together(earlier, later, boxes[earlier], boxes[later]).Select(m => Warn(source, later, m)));
            }
        }

        return warnings;
    }

    private static IEnumerable<string> Alone(Rule rule, IReadOnlyList<Box> boxes)
    {
        if (boxes.Count > 0 && boxes.All(b => b.Emptiness is not null))
        {
            yield return $"this rule can never fire: {boxes[0].Emptiness}";
        }

        if (rule.Expires is { } expires && rule.From is { } from && expires <= from)
        {
            yield return "this rule can never fire: it expires before it begins";
        }

        if (rule.Mode == RuleMode.Enforce && rule.Actions.Concat(rule.Ladder.SelectMany(l => l.Actions)).Any(a => a is RuleAction.Block))
        {
            yield return "it blocks without asking a person; a block marks the account for ever, 'mode: propose' is the default for it";
        }

        if (rule.Ladder.Count > 0 && rule.CoolDown is null && !rule.Condition.IsAboutEvents)
        {
            yield return "its ladder climbs only if the condition clears in between; add a 'cool-down' to let it fire again while the condition holds";
        }

        if (Removes(rule) && Raw(rule.Condition) is { } raw)
        {
            yield return $"it acts on the raw rate of {raw}: looked at again and again, that removes many good workers by chance; say 'surely'";
        }
    }

    private static IEnumerable<string> Together(Rule earlier, Rule later, IReadOnlyList<Box> before, IReadOnlyList<Box> after)
    {
        if (earlier.Subject != later.Subject)
        {
            yield break;
        }

        if (earlier.ConditionText == later.ConditionText)
        {
            yield return $"it has the same condition as '{earlier.Name}' on line {earlier.Line}; their actions could stand in one rule";
        }

        var opposed = earlier.Actions.FirstOrDefault(a => later.Actions.Any(b => Opposites.Are(a, b)));
        if (opposed is not null && earlier.Priority == later.Priority && before.Any(b => after.Any(b.Meets)))
        {
            yield return $"it contradicts '{earlier.Name}' on line {earlier.Line}: both can fire at one moment and ask for opposite things; "
                + "give one a higher 'priority'";
        }
    }

    private static bool Removes(Rule rule) => rule.Mode == RuleMode.Enforce && rule.Actions.Any(a => a is RuleAction.Exclude { For: null } or RuleAction.Block);

    private static string? Raw(Node node) => node switch
    {
        Comparison { AgainstNumber: true, Spec: { IsRate: true, Field.Kind: EvidenceKind.Gold or EvidenceKind.Peer } spec } comparison
            when comparison.Comparator is not (Comparator.Equal or Comparator.NotEqual) => spec.Name,
        Junction { IsAnd: true } all => all.Parts.Any(p => p is Certainty) ? null : all.Parts.Select(Raw).FirstOrDefault(r => r is not null),
        Junction any => any.Parts.Select(Raw).FirstOrDefault(r => r is not null),
        _ => null,
    };

    private static RuleWarning Warn(SourceText source, Rule rule, string message) => source.Warning(source.OffsetOf(rule.Line), rule.Name, $"rule '{rule.Name}': {message}");
}
