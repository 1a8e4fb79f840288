namespace Crowd.Quality.Redundancy;

/// <summary>What a stopping rule says of an item.</summary>
public enum ItemVerdict
{
    /// <summary>Another answer is wanted.</summary>
    AskAgain,

    /// <summary>Sure enough.</summary>
    Done,

    /// <summary>Still unsure at the cap: for expert review.</summary>
    GivenUp,
}
