namespace Crowd.Rules;

/// <summary>What rules did to one simulated group.</summary>
/// <param name="Group">The group.</param>
/// <param name="Removed">Excluded or blocked by any rule; the worker answers no more then.</param>
/// <param name="ByRule">The first firing of each rule, by its name.</param>
/// <param name="MeanAnswers">Answers a worker gave on average before the end or removal.</param>
public sealed record GroupOutcome(PopulationGroup Group, ActedOn Removed, IReadOnlyDictionary<string, ActedOn> ByRule, double MeanAnswers);
