namespace Crowd.Quality.Signals;

/// <summary>A stretch of work without a long pause.</summary>
/// <param name="Start">When it began, in seconds from any origin.</param>
/// <param name="End">When it ended; not before <paramref name="Start"/>.</param>
public readonly record struct WorkSession(double Start, double End)
{
    /// <summary>Cuts a worker's submissions into sessions.</summary>
    /// <param name="times">Seconds from any origin, in any order; finite.</param>
    /// <param name="pause">A longer gap begins a new session, above 0. Default 15 minutes.</param>
    /// <returns>The sessions in order of time; none for no times. O(n log n).</returns>
    /// <exception cref="ArgumentException">A time that is infinite or NaN (its index is named), or a pause not above 0.</exception>
    public static WorkSession[] Of(ReadOnlySpan<double> times, double pause = 900)
    {
        Sequential.Check.Positive(pause);
        var sorted = times.ToArray();
        for (var n = 0; n < sorted.Length; n++)
        {
            if (!double.IsFinite(sorted[n]))
            {
                throw new ArgumentException($"Time {n} is {sorted[n]}; it must be finite.", nameof(times));
            }
        }

        Array.Sort(sorted);
        var sessions = new List<WorkSession>();
        foreach (var time in sorted)
        {
            if (sessions.Count > 0 && time - sessions[^1].End <= pause)
            {
                sessions[^1] = sessions[^1] with { End = time };
            }
            else
            {
                sessions.Add(new WorkSession(time, time));
            }
        }

        return [.. sessions];
    }
}
