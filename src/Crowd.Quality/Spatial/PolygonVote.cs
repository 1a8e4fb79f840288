namespace Crowd.Quality.Spatial;

/// <summary>What more than half of the outlines enclose.</summary>
/// <param name="Parts">The parts, largest first; none where no place has more than half of the weight.</param>
/// <param name="MeanLikeness">Weighted mean IoU of the outlines with it: a confidence in [0, 1].</param>
public sealed record PolygonVote(IReadOnlyList<PolygonPart> Parts, double MeanLikeness);
