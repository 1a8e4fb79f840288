using Crowd.Quality.Sequential;
using MathNet.Numerics;

namespace Crowd.Quality.Signals;

/// <summary>Tells whether a worker takes the option that stands first (or anywhere else) on the page too often.</summary>
public static class OptionPosition
{
    /// <summary>Chance below which a worker should be looked at.</summary>
    public const double Flagged = 1e-4;

    /// <summary>Chance that somebody who chooses like the pool takes this position so often or more: the upper binomial tail.</summary>
    /// <param name="chosen">Answers in which the worker took it, 0 to <paramref name="answers"/>.</param>
    /// <param name="answers">His answers, 0 or more. The order of options must have been random, and is part of what a template stores.</param>
    /// <param name="poolShare">The share of the pool's answers that took it, in [0, 1].</param>
    /// <returns>A probability; 1 for no answers. Exact, by the incomplete beta function.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number out of its range, or NaN.</exception>
    public static double Chance(int chosen, int answers, double poolShare)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(chosen);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(chosen, answers);
        Check.Unit(poolShare);
        return chosen == 0 ? 1 : poolShare is 0 or 1 ? poolShare : SpecialFunctions.BetaRegularized(chosen, answers - chosen + 1.0, poolShare);
    }
}
