namespace Crowd.Marketplace.Simulation.Replaying;

/// <summary>How a replay runs.</summary>
public sealed record ReplayOptions
{
    /// <summary>How many workers act at the same moment. 1 to 256, default 16.</summary>
    public int Hands { get; init; } = 16;

    /// <summary>The clock for waiting.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
