namespace Crowd.Engine.Jobs;

/// <summary>
/// Whose clock says when runs are due: the database's, which all nodes share, so that a node whose own clock is wrong, or is set while it
/// runs, neither delays nor hastens a run. A test may give another one.
/// </summary>
public sealed class JobClock(TimeProvider? other = null)
{
    /// <summary>The time in SQL; the parameter <c>@now</c> is <see cref="Reading"/>.</summary>
    internal const string Now = "coalesce(@now::timestamptz, clock_timestamp())";

    /// <summary>What the other clock says; null for the database's.</summary>
    internal DateTimeOffset? Reading => other?.GetUtcNow();
}
