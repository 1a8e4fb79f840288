using System.Runtime.InteropServices;
using Crowd.Quality.Sequential;

namespace Crowd.Quality.Signals;

/// <summary>
/// Finds answers that came faster than the item can be read, judged by how long others took for the same item: hard items make everyone
/// slow, so one limit in seconds for all is wrong for most. Evidence for rules, never a reason to block alone.
/// </summary>
public static class AnswerSpeed
{
    // ln 1.1: a pool that ticks in whole seconds, or agrees to the millisecond, must not make a tenth faster look odd
    private const double SmallestDeviation = 0.0953;
    private const double ShortestSeconds = 1e-3;

    /// <summary>
    /// Robust z of one time among a pool's: (ln t − median ln) / (1.4826 · MAD ln). The spread counts as at least ln 1.1.
    /// </summary>
    /// <param name="seconds">The time, 0 or more.</param>
    /// <param name="poolSeconds">Times of the pool, at least one, each 0 or more.</param>
    /// <returns>A finite number; −3 and less is far too fast.</returns>
    /// <exception cref="ArgumentException">An empty pool, or a time that is negative, infinite or NaN.</exception>
    public static double Z(double seconds, ReadOnlySpan<double> poolSeconds)
    {
        if (poolSeconds.IsEmpty)
        {
            throw new ArgumentException("The pool has no times.", nameof(poolSeconds));
        }

        var logs = new double[poolSeconds.Length];
        for (var i = 0; i < logs.Length; i++)
        {
            logs[i] = Log(poolSeconds[i], i);
        }

        var centre = RobustScale.Median(logs);
        return (Log(seconds, -1) - centre) / Math.Max(SmallestDeviation, RobustScale.Deviation(logs, centre));
    }

    /// <summary>Judges every worker of one template (times of different page layouts do not compare: scan each on its own).</summary>
    /// <param name="times">One row an answer, in order of submission; any item and worker numbers of 0 or more.</param>
    /// <param name="options">Limits; null for the defaults.</param>
    /// <returns>One signal for each worker 0 … largest, in order; workers without times have zero answers.</returns>
    /// <exception cref="ArgumentException">A negative item or worker, or a time that is negative, infinite or NaN; the row is named.</exception>
    /// <remarks>
    /// An answer's pace is ln t less the pool's median; its item's pace is the median pace of the <em>other</em> answers to the item,
    /// pulled to the pool by <see cref="AnswerSpeedOptions.PoolWeight"/>; z is the difference over the robust spread of all such
    /// differences. O(A log A). Not random.
    /// </remarks>
    public static SpeedSignal[] Scan(ReadOnlySpan<AnswerTime> times, AnswerSpeedOptions? options = null)
    {
        options ??= new AnswerSpeedOptions();
        if (times.IsEmpty)
        {
            return [];
        }

        var logs = new double[times.Length];
        var (items, workers) = (0, 0);
        for (var row = 0; row < times.Length; row++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(times[row].Item);
            ArgumentOutOfRangeException.ThrowIfNegative(times[row].Worker);
            (items, workers) = (Math.Max(items, times[row].Item + 1), Math.Max(workers, times[row].Worker + 1));
            logs[row] = Log(times[row].Seconds, row);
        }

        var z = PaceOverItem(times, logs, items, options.PoolWeight);
        var scratch = z.ToArray();
        var spread = Math.Max(SmallestDeviation, RobustScale.Deviation(scratch, RobustScale.Median(z.ToArray())));
        for (var row = 0; row < z.Length; row++)
        {
            z[row] /= spread;
        }

        return Judge(times, z, workers, options);
    }

    private static double[] PaceOverItem(ReadOnlySpan<AnswerTime> times, double[] logs, int items, double poolWeight)
    {
        var centre = RobustScale.Median(logs.ToArray());
        var rows = Group(times, items, t => t.Item, out var start);
        var over = new double[times.Length];
        var sorted = new List<double>();
        for (var item = 0; item < items; item++)
        {
            var own = rows.AsSpan(start[item]..start[item + 1]);
            sorted.Clear();
            foreach (var row in own)
            {
                sorted.Add(logs[row] - centre);
            }

            sorted.Sort();
            foreach (var row in own)
            {
                var pace = logs[row] - centre;
                var others = own.Length - 1;
                over[row] = pace - others / (others + poolWeight) * MedianWithout(CollectionsMarshal.AsSpan(sorted), pace);
            }
        }

        return over;
    }

    /// <summary>Median of a sorted span without one occurrence of a value that is in it; 0 if nothing is left.</summary>
    private static double MedianWithout(ReadOnlySpan<double> sorted, double value)
    {
        var left = sorted.Length - 1;
        if (left == 0)
        {
            return 0;
        }

        var skipped = sorted.BinarySearch(value);
        double At(ReadOnlySpan<double> s, int i) => s[i < skipped ? i : i + 1];
        return left % 2 == 1 ? At(sorted, left / 2) : (At(sorted, left / 2 - 1) + At(sorted, left / 2)) / 2;
    }

    private static SpeedSignal[] Judge(ReadOnlySpan<AnswerTime> times, double[] z, int workers, AnswerSpeedOptions options)
    {
        var test = RateTest.Below(options.HonestShare);
        var rows = Group(times, workers, t => t.Worker, out var start);
        var signals = new SpeedSignal[workers];
        for (var worker = 0; worker < workers; worker++)
        {
            var own = rows.AsSpan(start[worker]..start[worker + 1]);
            var evidence = RateEvidence.None;
            var (fast, crossed) = (0, false);
            var values = new double[own.Length];
            for (var n = 0; n < own.Length; n++)
            {
                values[n] = z[own[n]];
                var tooFast = values[n] < options.FastZ;
                fast += tooFast ? 1 : 0;
                evidence = test.Observe(evidence, tooFast ? 0 : 1);
                crossed |= test.HasCrossed(evidence);
            }

            var flagged = crossed && fast >= options.FlaggedShare * own.Length;
            signals[worker] = new(worker, own.Length, fast, own.Length == 0 ? 0 : RobustScale.Median(values), evidence, flagged);
        }

        return signals;
    }

    private static int[] Group(ReadOnlySpan<AnswerTime> times, int groups, Func<AnswerTime, int> key, out int[] start)
    {
        start = new int[groups + 1];
        foreach (var time in times)
        {
            start[key(time) + 1]++;
        }

        for (var g = 0; g < groups; g++)
        {
            start[g + 1] += start[g];
        }

        var next = start[..groups];
        var rows = new int[times.Length];
        for (var row = 0; row < times.Length; row++)
        {
            rows[next[key(times[row])]++] = row;
        }

        return rows;
    }

    private static double Log(double seconds, int row) => seconds >= 0 && double.IsFinite(seconds)
        ? Math.Log(Math.Max(ShortestSeconds, seconds))
        : throw new ArgumentException($"{(row < 0 ? "The time" : $"Row {row}: the time")} is {seconds} seconds; it must be a finite number, 0 or more.");
}
