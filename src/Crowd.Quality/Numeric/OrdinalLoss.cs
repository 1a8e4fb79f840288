namespace Crowd.Quality.Numeric;

/// <summary>What a wrong grade costs, and so which grade to choose.</summary>
public enum OrdinalLoss
{
    /// <summary>Every wrong grade costs the same: the most probable one.</summary>
    AnyError,

    /// <summary>The distance in grades: the posterior median.</summary>
    Distance,

    /// <summary>The square of the distance: the posterior mean, rounded.</summary>
    SquaredDistance,
}
