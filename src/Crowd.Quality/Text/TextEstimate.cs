namespace Crowd.Quality.Text;

/// <summary>What <see cref="TextConsensus"/> found.</summary>
/// <param name="Items">For each item 0 … largest its text; null for items without answers.</param>
/// <param name="Workers">For each worker 0 … largest his record.</param>
public sealed record TextEstimate(IReadOnlyList<TextItem?> Items, IReadOnlyList<TextWorker> Workers);
