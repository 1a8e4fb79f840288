namespace Crowd.Quality.Signals;

/// <summary>Runs of equal values in a sequence, in the order in which it was made.</summary>
/// <param name="Length">Length of the sequence.</param>
/// <param name="Longest">Length of the longest run; 0 for an empty sequence.</param>
/// <param name="Current">Length of the run at the end; 0 for an empty sequence.</param>
/// <param name="Count">Number of runs.</param>
/// <param name="ExpectedCount">Number of runs to expect of the same values in random order: 1 + (n² − Σ n_k²) / n.</param>
public readonly record struct LabelRuns(int Length, int Longest, int Current, int Count, double ExpectedCount)
{
    /// <summary>Counts the runs of a worker's labels in the order he gave them.</summary>
    /// <typeparam name="T">Anything that can be compared for equality.</typeparam>
    /// <param name="labels">The labels.</param>
    /// <returns>The runs; zeros for an empty sequence. O(n).</returns>
    public static LabelRuns Of<T>(ReadOnlySpan<T> labels)
        where T : notnull
    {
        var counts = new Dictionary<T, int>();
        var (longest, current, runs) = (0, 0, 0);
        for (var i = 0; i < labels.Length; i++)
        {
            var same = i > 0 && EqualityComparer<T>.Default.Equals(labels[i], labels[i - 1]);
            current = same ? current + 1 : 1;
            runs += same ? 0 : 1;
            longest = Math.Max(longest, current);
            counts[labels[i]] = counts.GetValueOrDefault(labels[i]) + 1;
        }

        var n = (double)labels.Length;
        return new(labels.Length, longest, current, runs, n == 0 ? 0 : 1 + (n * n - counts.Values.Sum(c => (double)c * c)) / n);
    }

    /// <summary>Chance that a run of at least <paramref name="length"/> events comes up somewhere in <paramref name="trials"/> trials.</summary>
    /// <param name="length">Length of the run, at least 1.</param>
    /// <param name="trials">Trials, 0 or more.</param>
    /// <param name="chance">Chance of the event in one trial, in [0, 1]: 0.3 for "wrong" of a worker who is 70% right.</param>
    /// <returns>A probability; exact, O(trials). "Five wrong in a row" of 200 answers happens to a 70% worker with a chance of 0.29.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument out of its range, or NaN.</exception>
    public static double ChanceOfStreak(int length, int trials, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        Sequential.Check.Unit(chance);
        var whole = Math.Pow(chance, length);
        var by = new double[trials + 1];
        for (var n = length; n <= trials; n++)
        {
            by[n] = n == length ? whole : by[n - 1] + (1 - by[n - length - 1]) * (1 - chance) * whole;
        }

        return Math.Min(1, by[trials]);
    }
}
