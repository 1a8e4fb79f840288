namespace Crowd.Quality.Sequential;

/// <summary>What a <see cref="RateTest"/> makes of a whole history.</summary>
/// <param name="Evidence">The state after the last score.</param>
/// <param name="CrossedAt">Number of the score (from 1) at which the test first crossed; null if it never did.</param>
/// <param name="Peak">
/// Largest evidence on the way, at least 1. For display: a running maximum is not an e-value and must not enter <see cref="FalseDiscovery"/>.
/// </param>
public readonly record struct RateHistory(RateEvidence Evidence, long? CrossedAt, double Peak);
