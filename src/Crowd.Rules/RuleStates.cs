using Crowd.Rules.Evaluation;

namespace Crowd.Rules;

/// <summary>
/// What a rule set remembers of the subjects at hand. Load those that a batch touches (and <see cref="Subject.Campaign"/>), feed the batch, write back
/// <see cref="Changed"/>. Not safe for use by several threads at once.
/// </summary>
public sealed class RuleStates
{
    private readonly RuleSet _rules;
    private readonly Dictionary<Subject, SubjectState> _states = [];
    private readonly List<SubjectState> _changed = [];

    internal RuleStates(RuleSet rules) => _rules = rules;

    /// <summary>Subjects whose state is here.</summary>
    public IReadOnlyCollection<Subject> Subjects => _states.Keys;

    /// <summary>Subjects whose state has changed since it was loaded or last saved, in the order in which they first did.</summary>
    public IEnumerable<Subject> Changed
    {
        get
        {
            Board.Changed = NoteBoard();
            return _changed.Select(s => s.Subject);
        }
    }

    internal RuleBoard Board => Of(Subject.Campaign).Board!;

    /// <summary>Takes over a state that was written earlier, by this rule set or another one.</summary>
    /// <returns>
    /// False if the rules ask for figures the state does not hold (they have changed): feed the whole journal to
    /// <see cref="RuleEvaluator.Rebuild"/> then. What fired under rules that are unchanged is remembered either way.
    /// </returns>
    public bool Load(Subject subject, byte[] state)
    {
        var fresh = new SubjectState(_rules.PlanOf(subject.Kind), subject);
        var complete = fresh.Read(state, _rules.PlanOf(SubjectKind.Worker));
        _states[subject] = fresh;
        return complete;
    }

    /// <summary>Whether a state of the subject is here.</summary>
    public bool Knows(Subject subject) => _states.ContainsKey(subject);

    /// <summary>A subject's state as bytes, some tens to hundreds for each figure; equal states give equal bytes.</summary>
    public byte[] Write(Subject subject) => Of(subject).Write(_rules.PlanOf(SubjectKind.Worker));

    /// <summary>Forgets which states have changed: they have been saved.</summary>
    public void MarkSaved()
    {
        _changed.ForEach(s => s.Changed = false);
        _changed.Clear();
        Board.Changed = false;
    }

    internal SubjectState Of(Subject subject)
    {
        if (!_states.TryGetValue(subject, out var state))
        {
            _states[subject] = state = new SubjectState(_rules.PlanOf(subject.Kind), subject);
        }

        return state;
    }

    internal void Note(SubjectState state)
    {
        if (!state.Changed)
        {
            state.Changed = true;
            _changed.Add(state);
        }
    }

    internal void ForgetEvidence()
    {
        foreach (var state in _states.Values)
        {
            state.ForgetEvidence();
            state.Changed = false;
            Note(state);
        }
    }

    private bool NoteBoard()
    {
        if (Board.Changed)
        {
            Note(Of(Subject.Campaign));
        }

        return Board.Changed;
    }
}
