namespace Crowd.Engine.Jobs;

/// <summary>How often and when a failed run is tried again: first wait, then that times <paramref name="Factor"/> each time, at most <paramref name="Longest"/>.</summary>
/// <param name="Attempts">Tries in all, at least 1.</param>
/// <param name="First">The wait after the first failure.</param>
/// <param name="Factor">At least 1.</param>
/// <param name="Longest">No wait is longer.</param>
public sealed record RetryPolicy(int Attempts, TimeSpan First, double Factor, TimeSpan Longest)
{
    /// <summary>Eight tries over about five minutes: 1 s, 2 s, 4 s … 60 s.</summary>
    public static RetryPolicy Default { get; } = new(8, TimeSpan.FromSeconds(1), 2, TimeSpan.FromSeconds(60));

    /// <summary>The wait before try <paramref name="attempt"/> + 1, or null if that was the last one.</summary>
    public TimeSpan? WaitAfter(int attempt) =>
        attempt >= Attempts ? null : TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(Factor, attempt - 1)));
}
