namespace Crowd.Marketplace.Simulation.Populations;

/// <summary>How fast and when workers of a kind work. All times are simulated time.</summary>
public sealed record Habits
{
    /// <summary>Median time on one item.</summary>
    public TimeSpan MedianPerItem { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Times are log-normal: about two thirds lie between median ÷ spread and median × spread. At least 1.</summary>
    public double Spread { get; init; } = 1.6;

    /// <summary>Mean gap between the arrivals of two workers of the kind (a Poisson process); zero: all at the start.</summary>
    public TimeSpan ArrivalGap { get; init; }

    /// <summary>Mean length of a session (exponential); zero: they never stop.</summary>
    public TimeSpan Session { get; init; }

    /// <summary>Mean pause between two sessions (exponential).</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The share of answers per hour of session that become guesses: 0.1 means that after two hours a fifth are.</summary>
    public double FatiguePerHour { get; init; }
}
