namespace Crowd.Quality.Pairwise;

/// <summary>Who won a comparison.</summary>
public enum Outcome
{
    /// <summary>The item shown on the left.</summary>
    Left,

    /// <summary>The item shown on the right.</summary>
    Right,

    /// <summary>Neither: half a win for each.</summary>
    Tie,
}
