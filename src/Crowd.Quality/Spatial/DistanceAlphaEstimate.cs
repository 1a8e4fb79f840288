using Crowd.Quality.Agreement;

namespace Crowd.Quality.Spatial;

/// <summary>Krippendorff's alpha by a distance.</summary>
/// <param name="Alpha">1 is perfect, 0 what chance gives, below 0 worse than chance.</param>
/// <param name="Observed">Mean distance within units.</param>
/// <param name="Expected">Mean distance of values from anywhere.</param>
/// <param name="Units">Units with two values or more.</param>
/// <param name="Interval">95% bootstrap interval over units.</param>
public sealed record DistanceAlphaEstimate(double Alpha, double Observed, double Expected, int Units, Interval Interval);
