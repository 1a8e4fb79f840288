namespace Crowd.Quality.Signals;

/// <summary>Pairs and groups of workers who seem to copy. A proposal for a reviewer, not a verdict.</summary>
/// <param name="Pairs">Pairs beyond chance, strongest (smallest p-value) first.</param>
/// <param name="Groups">Workers connected by such pairs, each group ascending, the largest group first.</param>
/// <param name="Tested">Pairs the error control allowed for: an upper bound of the pairs with enough shared items.</param>
public sealed record CopyingReport(IReadOnlyList<CopyingPair> Pairs, IReadOnlyList<IReadOnlyList<int>> Groups, long Tested);
