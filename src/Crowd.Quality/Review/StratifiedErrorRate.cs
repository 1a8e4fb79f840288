using Crowd.Quality.Agreement;

namespace Crowd.Quality.Review;

/// <summary>An error rate over strata.</summary>
/// <param name="Rate">The share of wrong labels, 0 to 1.</param>
/// <param name="StandardError">Its standard error; 0 where no stratum shows both kinds of verdict, which proves little: see <see cref="LabelErrors.Uniform"/>.</param>
/// <param name="Interval">The normal 95% interval, within [0, 1].</param>
public readonly record struct StratifiedErrorRate(double Rate, double StandardError, Interval Interval);
