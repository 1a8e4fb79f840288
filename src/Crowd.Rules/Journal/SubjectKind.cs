namespace Crowd.Rules;

/// <summary>What a rule is about. The number is stored.</summary>
public enum SubjectKind : short
{
    /// <summary>A worker, by the evidence the rule is given (a campaign's by default).</summary>
    Worker = 1,

    /// <summary>Two workers.</summary>
    Pair = 2,

    /// <summary>An item, gold ones included.</summary>
    Item = 3,

    /// <summary>A reviewer.</summary>
    Reviewer = 4,

    /// <summary>The whole campaign.</summary>
    Campaign = 5,
}
