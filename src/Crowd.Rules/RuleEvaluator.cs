using Crowd.Rules.Evaluation;
using Crowd.Rules.Syntax;

namespace Crowd.Rules;

/// <summary>
/// Feeds evidence to a rule set and gives back what fires. A pure function of the journal, the rules and the moment they took effect:
/// the same entries in the same order give the same states and verdicts, bit for bit. Immutable; the memory is in <see cref="RuleStates"/>.
/// </summary>
/// <param name="rules">The rules.</param>
/// <param name="effectiveFrom">When this version of them took effect: where windows "since rule change" begin.</param>
public sealed class RuleEvaluator(RuleSet rules, DateTimeOffset effectiveFrom)
{
    /// <summary>The rules.</summary>
    public RuleSet Rules => rules;

    /// <summary>An empty memory.</summary>
    public RuleStates NewStates() => new(rules);

    /// <summary>Whose states a piece of evidence touches; load these before it is fed.</summary>
    public IReadOnlyList<Subject> SubjectsOf(in Evidence evidence)
    {
        var subjects = new List<Subject>(2);
        foreach (var plan in rules.Plans)
        {
            var (first, second) = Keys(plan.Kind, evidence);
            if (first is { } one && plan.SlotsFor(evidence.Kind).Length + plan.RulesFor(evidence.Kind).Length > 0)
            {
                subjects.Add(one);
                if (second is { } other)
                {
                    subjects.Add(other);
                }
            }
        }

        return subjects;
    }

    /// <summary>Takes in one piece of evidence and looks at the rules it concerns. Its cost does not depend on what came before.</summary>
    /// <param name="evidence">The next entry of the journal.</param>
    /// <param name="states">The memory.</param>
    /// <param name="verdicts">Gets what fired, highest priority first.</param>
    public void Observe(in Evidence evidence, RuleStates states, ICollection<Verdict> verdicts) => Feed(evidence, states, verdicts);

    /// <summary>Takes in evidence without looking: what is past must not fire again.</summary>
    /// <param name="evidence">The next entry of the journal.</param>
    /// <param name="states">The memory.</param>
    public void Advance(in Evidence evidence, RuleStates states) => Feed(evidence, states, null);

    /// <summary>Forgets the evidence in the states and takes in the journal anew, without looking. What fired before stays remembered.</summary>
    /// <param name="journal">All of it, in order.</param>
    /// <param name="states">The memory.</param>
    public void Rebuild(IEnumerable<Evidence> journal, RuleStates states)
    {
        states.ForgetEvidence();
        foreach (var evidence in journal)
        {
            Feed(evidence, states, null);
        }
    }

    /// <summary>Looks at a subject's rules because time has passed or the rules are new, without new evidence.</summary>
    /// <param name="subject">Who.</param>
    /// <param name="sequence">Position of the last entry fed.</param>
    /// <param name="now">The time.</param>
    /// <param name="states">The memory.</param>
    /// <param name="verdicts">Gets what fired.</param>
    public void LookAt(Subject subject, long sequence, DateTimeOffset now, RuleStates states, ICollection<Verdict> verdicts)
    {
        if (rules.PlanOf(subject.Kind).Rules.Length == 0)
        {
            return;
        }

        var state = states.Of(subject);
        var nothing = new Evidence { Sequence = sequence, At = now, Kind = default };
        var look = new Look(state, in nothing, false, now.UtcTicks, BoardFor(state.Plan, states));
        new Judgement(state, states).Judge(look, Enumerable.Range(0, state.Plan.Rules.Length), verdicts);
    }

    private void Feed(in Evidence evidence, RuleStates states, ICollection<Verdict>? verdicts)
    {
        foreach (var plan in rules.Plans)
        {
            if (plan.SlotsFor(evidence.Kind).Length + plan.RulesFor(evidence.Kind).Length == 0)
            {
                continue;
            }

            var (first, second) = Keys(plan.Kind, evidence);
            if (first is { } one)
            {
                Feed(evidence, states.Of(one), states, verdicts);
            }

            if (second is { } other)
            {
                Feed(evidence, states.Of(other), states, verdicts);
            }
        }
    }

    private void Feed(in Evidence evidence, SubjectState state, RuleStates states, ICollection<Verdict>? verdicts)
    {
        var plan = state.Plan;
        foreach (var slot in plan.SlotsFor(evidence.Kind))
        {
            if (plan.Specs[slot].Window.Kind != WindowKind.SinceRuleChange || evidence.At >= effectiveFrom)
            {
                state.Cells[slot].Observe(evidence);
            }
        }

        states.Note(state);
        if (plan.Together.Length > 0)
        {
            Enter(state, states.Board);
        }

        if (verdicts is not null && plan.RulesFor(evidence.Kind) is { Length: > 0 } concerned)
        {
            new Judgement(state, states).Judge(new Look(state, in evidence, true, evidence.At.UtcTicks, BoardFor(plan, states)), concerned, verdicts);
        }
    }

    private static RuleBoard? BoardFor(SubjectPlan plan, RuleStates states) => plan.Together.Length > 0 ? states.Board : null;

    private static void Enter(SubjectState state, RuleBoard board)
    {
        for (var i = 0; i < state.Plan.Together.Length; i++)
        {
            var test = state.Plan.Together[i];
            var cell = (SurelyCell)state.Cells[test.TestSlot];
            if (cell.Count == 0)
            {
                continue;
            }

            if (!state.Entered[i])
            {
                state.Entered[i] = true;
                board.Enter(test.TestSlot);
            }

            board.Set(test.TestSlot, test.Alpha, state.Subject.Key, cell.State.Value);
        }
    }

    private static (Subject? First, Subject? Second) Keys(SubjectKind kind, in Evidence e) => kind switch
    {
        SubjectKind.Campaign => (Subject.Campaign, null),
        SubjectKind.Worker when e.Kind == EvidenceKind.Pair && e.Worker is { } one && e.Other is { } other => (Subject.Worker(one), Subject.Worker(other)),
        SubjectKind.Worker => (e.Worker is { } worker ? Subject.Worker(worker) : null, null),
        SubjectKind.Pair when e.Kind == EvidenceKind.Pair && e.Worker is { } one && e.Other is { } other => (Subject.Pair(one, other), null),
        SubjectKind.Reviewer when e.Kind == EvidenceKind.Review && e.Other is { } reviewer => (Subject.Reviewer(reviewer), null),
        SubjectKind.Item when e.Item is { } item && e.Kind is not (EvidenceKind.Assignment or EvidenceKind.Decision or EvidenceKind.Training) =>
            (Subject.Item(item), null),
        _ => (null, null),
    };
}
