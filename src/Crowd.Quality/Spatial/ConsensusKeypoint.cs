namespace Crowd.Quality.Spatial;

/// <summary>Where the workers place a keypoint together.</summary>
/// <param name="Place">Median place of those who marked it; the origin if nobody did.</param>
/// <param name="IsMarked">At least half of the workers marked it.</param>
/// <param name="Share">Share of the workers who marked it.</param>
/// <param name="Spread">Median distance of the marks from the place, in pixels.</param>
public readonly record struct ConsensusKeypoint(Point Place, bool IsMarked, double Share, double Spread);
