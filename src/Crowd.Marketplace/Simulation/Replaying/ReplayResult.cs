namespace Crowd.Marketplace.Simulation.Replaying;

/// <summary>What a replay did.</summary>
/// <param name="Given">Answers submitted and taken by the marketplace.</param>
/// <param name="Left">Answers for which no HIT was open at the end.</param>
/// <param name="Refusals">Answers refused for good, by the marketplace's code: <c>not_eligible</c> (excluded by qualification), <c>blocked</c>, <c>not_on_page</c> …</param>
/// <param name="WorkersOut">Names of the workers who got nothing more.</param>
/// <param name="Names">Worker id on the marketplace → name in the recording.</param>
public sealed record ReplayResult(
    int Given, int Left, IReadOnlyDictionary<string, int> Refusals, IReadOnlyList<string> WorkersOut, IReadOnlyDictionary<string, string> Names);
