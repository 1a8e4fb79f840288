namespace Crowd.Quality.Sequential;

/// <summary>
/// What a <see cref="RateTest"/> remembers of one stream (one worker under one rule): seven numbers, 56 bytes. Immutable, serialisable
/// (every number is a property), and <c>default</c> is the state before the first score.
/// </summary>
/// <param name="Wealth1">Running value of the first (nearest) alternative, its restarts included.</param>
/// <param name="Wealth2">The same of the second alternative.</param>
/// <param name="Wealth3">The same of the third alternative.</param>
/// <param name="Wealth4">The same of the fourth alternative.</param>
/// <param name="Wealth5">The same of the fifth (farthest) alternative.</param>
/// <param name="Unstarted">Weight of the starts still to come; meaningful once <paramref name="Count"/> is positive.</param>
/// <param name="Count">Scores seen.</param>
public readonly record struct RateEvidence(
    double Wealth1, double Wealth2, double Wealth3, double Wealth4, double Wealth5, double Unstarted, long Count)
{
    /// <summary>Before the first score: <see cref="Value"/> is 1.</summary>
    public static RateEvidence None => default;

    /// <summary>
    /// The evidence e, never negative. While the tested hypothesis holds, the chance that e ever reaches 1/alpha is at most alpha,
    /// however often one looks. 1 says nothing either way.
    /// </summary>
    public double Value => Count == 0 ? 1 : Unstarted + Wealth1 + Wealth2 + Wealth3 + Wealth4 + Wealth5;
}
