namespace Crowd.Quality.Signals;

/// <summary>
/// Tells whether a worker is much better on gold than on everything else, as someone is who has learnt the gold answers from others.
/// </summary>
public static class GoldLeakage
{
    /// <summary>z at which a worker should be looked at.</summary>
    public const double Flagged = 4;

    /// <summary>z of two proportions: accuracy on gold against leave-one-out agreement elsewhere, with a pooled variance.</summary>
    /// <param name="goldCorrect">Gold answers right.</param>
    /// <param name="goldTotal">Gold answers.</param>
    /// <param name="agreed">Other answers that agree with the consensus of others.</param>
    /// <param name="total">Other answers compared.</param>
    /// <returns>z; 0 if either side is empty or nothing varies. Agreement is lower than accuracy by nature: judge against the pool's z too.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Negative counts, NaN, or more right than there are.</exception>
    public static double Z(double goldCorrect, double goldTotal, double agreed, double total)
    {
        Sequential.Check.Count(goldTotal);
        Sequential.Check.Count(total);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Sequential.Check.Count(goldCorrect), goldTotal);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Sequential.Check.Count(agreed), total);
        if (goldTotal == 0 || total == 0)
        {
            return 0;
        }

        var pooled = (goldCorrect + agreed) / (goldTotal + total);
        var variance = pooled * (1 - pooled) * (1 / goldTotal + 1 / total);
        return variance == 0 ? 0 : (goldCorrect / goldTotal - agreed / total) / Math.Sqrt(variance);
    }
}
