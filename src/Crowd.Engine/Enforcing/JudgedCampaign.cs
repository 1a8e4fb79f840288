using Crowd.Rules;

namespace Crowd.Engine.Enforcing;

/// <summary>A campaign's rules with their memory, as they stood at one place of the journal.</summary>
internal sealed class JudgedCampaign(RuleEvaluator evaluator, JudgedPlace place)
{
    public RuleEvaluator Evaluator => evaluator;

    public RuleStates States { get; } = evaluator.NewStates();

    /// <summary>Where in the journal the memory stands, and what the database held when it was last read or written.</summary>
    public JudgedPlace Place { get; set; } = place;

    /// <summary>Facts taken in since the memory was last written to the database.</summary>
    public int Unsaved { get; set; }

    /// <summary>Takes in facts.</summary>
    public void Observe(IReadOnlyList<Evidence> facts, ICollection<Verdict> verdicts)
    {
        foreach (var fact in facts)
            evaluator.Observe(fact, States, verdicts);
        Unsaved += facts.Count;
    }
}
