namespace Crowd.Quality.Sequential;

/// <summary>
/// Page's cumulative sum for a fall of a rate from one known value to another: W = max(0, W + log-likelihood ratio). A watch signal: it
/// bounds the time between false alarms, not their chance.
/// </summary>
public readonly record struct Cusum
{
    /// <summary>A sum of 0.</summary>
    /// <param name="before">The rate before the change, strictly between 0 and 1.</param>
    /// <param name="after">The rate after it, strictly between 0 and 1, not the same.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate out of its range, NaN, or two equal rates.</exception>
    public Cusum(double before, double after)
    {
        Check.OpenUnit(before);
        Check.OpenUnit(after);
        ArgumentOutOfRangeException.ThrowIfEqual(after, before);
        (OfCorrect, OfWrong) = (Math.Log(after / before), Math.Log((1 - after) / (1 - before)));
    }

    /// <summary>The sum; 0 says nothing points to a change.</summary>
    public double Value { get; private init; }

    /// <summary>What a right answer adds.</summary>
    public double OfCorrect { get; }

    /// <summary>What a wrong answer adds.</summary>
    public double OfWrong { get; }

    /// <summary>Adds a score in [0, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">A score out of its range, or NaN.</exception>
    public Cusum Observe(double score) =>
        this with { Value = Math.Max(0, Value + Check.Unit(score) * OfCorrect + (1 - score) * OfWrong) };
}
