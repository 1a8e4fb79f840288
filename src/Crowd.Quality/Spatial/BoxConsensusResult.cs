namespace Crowd.Quality.Spatial;

/// <summary>What <see cref="BoxConsensus"/> found.</summary>
/// <param name="Items">For each picture 0 … largest its objects, surest first; empty for pictures without answers or objects.</param>
/// <param name="Workers">For each worker 0 … largest his record, in order.</param>
public sealed record BoxConsensusResult(IReadOnlyList<IReadOnlyList<ConsensusBox>> Items, IReadOnlyList<BoxWorker> Workers);
