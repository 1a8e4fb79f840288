using Crowd.Quality.Categorical;

namespace Crowd.Quality.Redundancy;

/// <summary>How a replay ended.</summary>
/// <param name="Fit">Dawid–Skene on the answers bought.</param>
/// <param name="Bought">Answers bought.</param>
/// <param name="Share">Of all recorded answers.</param>
/// <param name="Rounds">Rounds of fitting and buying.</param>
public sealed record ReplayResult(ConfusionEstimate Fit, int Bought, double Share, int Rounds);
