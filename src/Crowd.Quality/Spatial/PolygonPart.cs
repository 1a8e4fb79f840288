namespace Crowd.Quality.Spatial;

/// <summary>One connected area.</summary>
/// <param name="Outline">Its corners, each once.</param>
/// <param name="Holes">What is cut out of it; mostly none.</param>
/// <param name="Area">Its area without the holes, above 0.</param>
public sealed record PolygonPart(IReadOnlyList<Point> Outline, IReadOnlyList<IReadOnlyList<Point>> Holes, double Area);
