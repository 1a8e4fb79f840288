namespace Crowd.Quality.Spans;

/// <summary>What <see cref="SpanConsensus"/> found.</summary>
/// <param name="Items">For each text 0 … largest its spans in order, without overlaps.</param>
/// <param name="Workers">For each worker 0 … largest his record.</param>
public sealed record SpanEstimate(IReadOnlyList<IReadOnlyList<ConsensusSpan>> Items, IReadOnlyList<SpanWorker> Workers);
