namespace Crowd.Quality.Spans;

/// <summary>The spans one worker marked in one text; none says "nothing here".</summary>
/// <param name="Item">The text, 0 or more.</param>
/// <param name="Worker">The worker, 0 or more.</param>
/// <param name="Spans">The spans, in any order; a worker's spans may overlap.</param>
public sealed record SpanAnswer(int Item, int Worker, IReadOnlyList<TextSpan> Spans);
