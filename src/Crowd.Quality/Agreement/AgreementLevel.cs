namespace Crowd.Quality.Agreement;

/// <summary>What a difference between two answers means.</summary>
public enum AgreementLevel
{
    /// <summary>Equal or not.</summary>
    Nominal,

    /// <summary>Only the order counts; the distance is how many answers lie between.</summary>
    Ordinal,

    /// <summary>Differences count: (c − k)².</summary>
    Interval,

    /// <summary>Proportions count: ((c − k) / (c + k))². Values must not be negative.</summary>
    Ratio,
}
