namespace Crowd.Quality.Numeric;

/// <summary>What <see cref="NumericConsensus"/> found.</summary>
/// <param name="Items">For each item 0 … largest its consensus; null for items without answers.</param>
/// <param name="Workers">For each worker 0 … largest his record.</param>
/// <param name="Iterations">Rounds made; 0 for methods without any.</param>
/// <param name="HasConverged">The last round moved no value by more than a millionth of the spread. Stopping at the cap is not an error.</param>
public sealed record NumericEstimate(
    IReadOnlyList<NumericItem?> Items, IReadOnlyList<NumericWorker> Workers, int Iterations, bool HasConverged);
