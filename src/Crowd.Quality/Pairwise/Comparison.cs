namespace Crowd.Quality.Pairwise;

/// <summary>One worker's choice between two items.</summary>
/// <param name="Left">The item on the left, 0 or more.</param>
/// <param name="Right">The item on the right, 0 or more, another one.</param>
/// <param name="Worker">The worker, 0 or more.</param>
/// <param name="Winner">Who won.</param>
public readonly record struct Comparison(int Left, int Right, int Worker, Outcome Winner)
{
    /// <summary>Chance that of two items of these scores the first wins: 1 / (1 + exp(−(a − b))).</summary>
    internal static double Chance(double first, double second) => 1 / (1 + Math.Exp(second - first));
}
