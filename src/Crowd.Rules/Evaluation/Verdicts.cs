namespace Crowd.Rules.Evaluation;

/// <summary>Puts together what a firing leaves behind.</summary>
internal static class Verdicts
{
    public static Verdict Make(in Look look, Rule rule, int step, IReadOnlyList<RuleAction> actions, IReadOnlyList<RuleAction> asked)
    {
        var measurements = new List<Measurement>();
        rule.Condition.Explain(look, measurements);
        var filled = new List<RuleAction>(actions.Count);
        foreach (var action in actions)
        {
            filled.Add(Filled(look, rule, action));
        }

        var overruled = filled.Where(a => asked.Any(b => Opposites.Are(a, b))).ToList();
        var doubt = FirstDoubt(look, rule);
        return new Verdict
        {
            Rule = rule.Name,
            Version = rule.Version,
            Subject = look.State.Subject,
            Mode = rule.Mode,
            NeedsSecondPerson = rule.NeedsSecondPerson,
            Sequence = look.Evidence.Sequence,
            At = look.Evidence.At,
            Item = look.Evidence.Item,
            Step = step,
            Actions = [.. filled.Except(overruled)],
            Overruled = overruled,
            FirstDoubtSequence = doubt.Sequence,
            FirstDoubtAt = new DateTimeOffset(doubt.Ticks, TimeSpan.Zero),
            Measurements = measurements,
            Sentence = string.Join(' ', measurements.Where(m => m.Holds == true).Select(m => m.Sentence)),
        };
    }

    // The latest beginning among the figures of the condition; a test knows better than a count where the trouble began.
    private static Moment FirstDoubt(in Look look, Rule rule)
    {
        var best = default(Moment);
        var tested = false;
        foreach (var slot in rule.Condition.Slots)
        {
            var cell = look.State.Cells[slot];
            var isTest = cell is SurelyCell;
            if (cell.Count > 0 && (isTest == tested ? cell.First.Sequence > best.Sequence : isTest))
            {
                (best, tested) = (cell.First, isTest);
            }
        }

        return best.Ticks > 0 ? best : new Moment(look.Evidence.Sequence, look.NowTicks);
    }

    private static RuleAction Filled(in Look look, Rule rule, RuleAction action)
    {
        if (action is not RuleAction.SetSkill { Measure: { } measure } skill)
        {
            return action;
        }

        var slot = rule.SkillSlots[measure];
        var value = look.State.Cells[slot].Value(look.NowTicks);
        var scaled = look.State.Plan.Specs[slot].Quantity == Vocabulary.Quantity.Share ? value * 100 : value;
        return skill with { Value = double.IsFinite(scaled) ? scaled : null };
    }
}
