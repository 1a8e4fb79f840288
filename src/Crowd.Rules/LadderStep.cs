namespace Crowd.Rules;

/// <summary>A step of escalation: after so many earlier firings of the rule for the same subject, these actions take the place of the rule's own.</summary>
/// <param name="After">Earlier firings, at least 1.</param>
/// <param name="Within">Only those of the last so long count; null for all.</param>
/// <param name="Actions">What is done then.</param>
public sealed record LadderStep(int After, TimeSpan? Within, IReadOnlyList<RuleAction> Actions);
