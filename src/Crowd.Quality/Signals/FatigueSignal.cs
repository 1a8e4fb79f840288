namespace Crowd.Quality.Signals;

/// <summary>How a worker's accuracy moves through a session.</summary>
/// <param name="Worker">The worker.</param>
/// <param name="Answers">Scored answers.</param>
/// <param name="Slope">Change of the logit of accuracy for each factor of e in position, pulled to the pool's; negative: he gets worse.</param>
/// <param name="StandardError">Of the slope.</param>
/// <param name="PoolSlope">The slope of everybody together.</param>
/// <param name="AtStart">Fitted accuracy on the first answer of a session, 0 to 1.</param>
/// <param name="AtEnd">Fitted accuracy at the worker's longest position, 0 to 1.</param>
/// <param name="IsFlagged">Whether the fall is beyond chance and beyond the pool's.</param>
public readonly record struct FatigueSignal(
    int Worker, int Answers, double Slope, double StandardError, double PoolSlope, double AtStart, double AtEnd, bool IsFlagged);
