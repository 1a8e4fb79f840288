namespace Crowd.Quality.Pairwise;

/// <summary>Where an item stands.</summary>
/// <param name="Score">Log-strength: an item beats another with chance 1 / (1 + exp(−difference)). 0 is the strength of the regulariser's phantom.</param>
/// <param name="Error">Standard error of the score.</param>
/// <param name="Component">
/// Number of the connected part of the comparisons the item is in; scores of different parts can only be compared by courtesy of the regulariser.
/// </param>
/// <param name="Wins">Wins, ties counted half.</param>
/// <param name="Comparisons">Comparisons it took part in.</param>
public readonly record struct RankedItem(double Score, double Error, int Component, double Wins, int Comparisons);
