namespace Crowd.Rules;

/// <summary>What becomes of a rule's verdicts.</summary>
public enum RuleMode
{
    /// <summary>Recorded only.</summary>
    Observe,

    /// <summary>A reviewer confirms each.</summary>
    Propose,

    /// <summary>Carried out at once.</summary>
    Enforce,
}
