namespace Crowd.Marketplace.Simulation.Working;

/// <summary>What a simulated crowd did.</summary>
/// <param name="Submitted">Assignments submitted.</param>
/// <param name="Answers">Item answers in them.</param>
/// <param name="Refusals">Refusals by the marketplace's code; <c>none_left</c> is left out, it only means that others were quicker.</param>
/// <param name="TruthsNotOffered">Answers to items whose true label was not among the page's labels; a sign of a wrong truth file.</param>
/// <param name="Workers">Assignments submitted by worker.</param>
/// <param name="Names">Worker id on the marketplace → name in the population (<c>careful-01</c>).</param>
public sealed record SimulationResult(
    int Submitted,
    int Answers,
    IReadOnlyDictionary<string, int> Refusals,
    int TruthsNotOffered,
    IReadOnlyDictionary<string, int> Workers,
    IReadOnlyDictionary<string, string> Names);
