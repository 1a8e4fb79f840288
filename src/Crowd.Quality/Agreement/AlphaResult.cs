namespace Crowd.Quality.Agreement;

/// <summary>Krippendorff's α and what it is made of.</summary>
/// <param name="Observed">Observed disagreement.</param>
/// <param name="Expected">Disagreement expected by chance.</param>
/// <param name="PairableValues">Answers to items with at least two: only these count.</param>
public readonly record struct AlphaResult(double Observed, double Expected, long PairableValues)
{
    /// <summary>1 − observed / expected; null when all answers are alike or none can be paired, so that nothing can be said.</summary>
    public double? Value => Expected > 0 ? 1 - (Observed / Expected) : null;
}
