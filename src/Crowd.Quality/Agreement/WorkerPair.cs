namespace Crowd.Quality.Agreement;

/// <summary>Two workers on the items both answered.</summary>
/// <param name="First">The lower worker index.</param>
/// <param name="Second">The higher worker index.</param>
/// <param name="Shared">Pairs of answers to one item.</param>
/// <param name="Same">Of these, equal ones.</param>
/// <param name="Kappa">Cohen's κ; null when chance alone agrees.</param>
public readonly record struct WorkerPair(int First, int Second, int Shared, int Same, double? Kappa)
{
    /// <summary>Share of equal answers, 0 to 1.</summary>
    public double Agreement => (double)Same / Shared;
}
