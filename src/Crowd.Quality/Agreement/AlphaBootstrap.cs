namespace Crowd.Quality.Agreement;

/// <summary>How α's interval is made.</summary>
public sealed record AlphaBootstrap
{
    /// <summary>Draws, 1 to 1,000,000.</summary>
    public int Draws { get; init; } = 2_000;

    /// <summary>Coverage, in (0, 1).</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Seed: the same seed gives the same interval.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>A number for each class; null: 0 … K − 1.</summary>
    public IReadOnlyList<double>? ValueOfClass { get; init; }

    internal void Check()
    {
        if (Draws is < 1 or > 1_000_000)
        {
            throw new ArgumentException($"{nameof(Draws)} is {Draws}: it must be 1 to 1,000,000.");
        }

        if (!(Confidence > 0 && Confidence < 1))
        {
            throw new ArgumentException($"{nameof(Confidence)} is {Confidence}: it must lie between 0 and 1.");
        }
    }
}
