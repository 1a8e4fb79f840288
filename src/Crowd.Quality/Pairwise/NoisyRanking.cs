namespace Crowd.Quality.Pairwise;

/// <summary>A ranking with a record of each worker.</summary>
/// <param name="Ranking">The ranking.</param>
/// <param name="Workers">For each worker 0 … largest his record.</param>
public sealed record NoisyRanking(Ranking Ranking, IReadOnlyList<PairwiseWorker> Workers);
