namespace Crowd.Quality.Spans;

/// <summary>How one worker marks.</summary>
/// <param name="Worker">The worker.</param>
/// <param name="Texts">Texts answered.</param>
/// <param name="Spans">Spans marked.</param>
/// <param name="ExactF1">Mean over his colleagues on the same texts of the F1 of exact spans, 0 to 1; 0 without colleagues.</param>
/// <param name="OverlapF1">The same for overlapping spans of the same type.</param>
/// <param name="Sensitivity">Chance that he marks a piece that should be marked.</param>
public readonly record struct SpanWorker(int Worker, int Texts, int Spans, double ExactF1, double OverlapF1, double Sensitivity);
