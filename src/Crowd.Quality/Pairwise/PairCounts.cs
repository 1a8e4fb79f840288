namespace Crowd.Quality.Pairwise;

/// <summary>All that a Bradley–Terry fit needs of the comparisons.</summary>
/// <param name="Wins">Wins of each item.</param>
/// <param name="Pairs">Pairs of items that were compared.</param>
/// <param name="Weights">Comparisons of each pair.</param>
internal sealed record PairCounts(double[] Wins, (int Low, int High)[] Pairs, double[] Weights);
