namespace Crowd.Rules.Evaluation;

/// <summary>One moment of one subject: which of its rules fire, and which of their actions stand.</summary>
internal readonly struct Judgement(SubjectState state, RuleStates states)
{
    public void Judge(in Look look, IEnumerable<int> rules, ICollection<Verdict> verdicts) => Judge(look, rules.ToArray(), verdicts);

    public void Judge(in Look look, int[] rules, ICollection<Verdict> verdicts)
    {
        List<RuleAction>? asked = null;
        foreach (var index in rules)
        {
            var rule = state.Plan.Rules[index];
            if (Fires(look, rule, index))
            {
                var (step, actions) = Step(rule, state.Memories[index]!, look.NowTicks);
                var verdict = Verdicts.Make(look, rule, step, actions, asked ??= []);
                asked.AddRange(rule.Mode == RuleMode.Observe ? [] : verdict.Actions);
                state.Memories[index]!.Fire(look.NowTicks);
                states.Note(state);
                verdicts.Add(verdict);
            }
        }
    }

    private bool Fires(in Look look, Rule rule, int index)
    {
        var now = look.NowTicks;
        if (rule.From?.UtcTicks > now || rule.Expires?.UtcTicks <= now)
        {
            return false;
        }

        var memory = state.Memories[index];
        if (rule.Every is { } every)
        {
            memory = state.Memory(index);
            if (memory.LastLook > 0 && now - memory.LastLook < every.Ticks)
            {
                return false;
            }

            memory.LastLook = now;
        }

        var truth = rule.Condition.Evaluate(look);
        if (memory is null)
        {
            if (truth == Truth.True)
            {
                state.Memory(index);
            }

            return truth == Truth.True;
        }

        return FiresAgain(look, rule, memory, truth);
    }

    private static bool FiresAgain(in Look look, Rule rule, RuleMemory memory, Truth truth)
    {
        memory.LooksSince++;
        if (memory.Latched && !rule.Condition.IsAboutEvents)
        {
            var clear = rule.Clears is { } clears ? clears.Evaluate(look) == Truth.True : truth == Truth.False;
            memory.Latched = !clear;
        }

        if (truth != Truth.True || !Rested(rule.CoolDown, memory, look.NowTicks))
        {
            return false;
        }

        return !memory.Latched || rule.CoolDown is not null || rule.Condition.IsAboutEvents;
    }

    private static bool Rested(CoolDown? coolDown, RuleMemory memory, long now) => coolDown is null || memory.Fired.Count == 0
        || (coolDown.Time is { } time ? now - memory.Fired[^1] >= time.Ticks : memory.LooksSince >= coolDown.Looks);

    private static (int Step, IReadOnlyList<RuleAction> Actions) Step(Rule rule, RuleMemory memory, long now)
    {
        for (var i = rule.Ladder.Count; i > 0; i--)
        {
            var step = rule.Ladder[i - 1];
            if (memory.FiredSince(step.Within is { } within ? now - within.Ticks : long.MinValue) >= step.After)
            {
                return (i, step.Actions);
            }
        }

        return (0, rule.Actions);
    }
}
