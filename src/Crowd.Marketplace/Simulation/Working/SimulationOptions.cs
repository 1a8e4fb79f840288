namespace Crowd.Marketplace.Simulation.Working;

/// <summary>How a simulation runs.</summary>
public sealed record SimulationOptions
{
    /// <summary>Simulated seconds in a real one; infinite: nobody waits for anything but the marketplace. Default 60.</summary>
    public double Speed { get; init; } = 60;

    /// <summary>How many workers talk to the marketplace at the same moment. 1 to 256, default 16.</summary>
    public int Hands { get; init; } = 16;

    /// <summary>The clock for waiting.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
