namespace Crowd.Quality.Pairwise;

/// <summary>How one worker compares.</summary>
/// <param name="Worker">The worker.</param>
/// <param name="Comparisons">Comparisons made.</param>
/// <param name="Reliability">Share of his comparisons that follow the items, 0 to 1; the others follow the side.</param>
/// <param name="LeftBias">Chance that he says "left" where he does not look; 0.5 is even.</param>
public readonly record struct PairwiseWorker(int Worker, int Comparisons, double Reliability, double LeftBias);
