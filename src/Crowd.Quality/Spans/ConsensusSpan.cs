namespace Crowd.Quality.Spans;

/// <summary>A span the workers agree on.</summary>
/// <param name="Span">The span, with the type most of its markers' weight gave.</param>
/// <param name="Confidence">Probability that this very piece should be marked, in [0, 1], tempered.</param>
/// <param name="TypeConfidence">Share of the markers' weight for the type.</param>
/// <param name="Votes">Workers who marked exactly this piece.</param>
/// <param name="Viewers">Workers who saw the text.</param>
public readonly record struct ConsensusSpan(TextSpan Span, double Confidence, double TypeConfidence, int Votes, int Viewers);
