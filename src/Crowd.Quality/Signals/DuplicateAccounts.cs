using Crowd.Quality.Sequential;

namespace Crowd.Quality.Signals;

/// <summary>
/// Weighs whether two accounts are one person: sums of log-likelihood ratios of "one person" against "two", from who works when, from how long the same
/// items took, and (with <see cref="Copying"/>) from the same wrong answers. A proposal for a reviewer, never more.
/// </summary>
/// <remarks>
/// One person does not work on two accounts at once, and is slow where he was slow before. The three ratios may be added when they come from different
/// facts. Above ln 1000 (6.9) a pair picked at random is worth a look; with thousands of pairs compared, add ln of their number.
/// </remarks>
public static class DuplicateAccounts
{
    /// <summary>The sum at which a single pair should be looked at: odds of 1,000 to 1.</summary>
    public const double Flagged = 6.907755278982137;

    private const double OverlapOfOnePerson = 0.05;
    private const double LikenessOfOnePerson = 0.6;
    private const double LargestChance = 0.95;
    private const double Outlier = 3;

    /// <summary>The ratio from sessions that never overlap (or do).</summary>
    /// <param name="first">Sessions of one account, in order of time, not overlapping.</param>
    /// <param name="second">Sessions of the other.</param>
    /// <param name="day">Length of the rhythm to compare within, in seconds: each session could have been at any time of its own day. Default 24 hours.</param>
    /// <returns>
    /// Above 0 for one person. For each session of the second the chance to meet the first's, were it anywhere in the day around it; sessions with nobody near say nothing.
    /// </returns>
    /// <exception cref="ArgumentException">A session that ends before it begins, or is not finite (named); a day not above 0.</exception>
    public static double FromSessions(IReadOnlyList<WorkSession> first, IReadOnlyList<WorkSession> second, double day = 86_400)
    {
        Check.Positive(day);
        CheckSessions(first, nameof(first));
        CheckSessions(second, nameof(second));
        var sum = 0.0;
        foreach (var session in second)
        {
            var chance = Math.Min(LargestChance, ChanceToMeet(first, session, day));
            var meets = first.Any(f => f.Start <= session.End && session.Start <= f.End);
            if (chance > 0)
            {
                sum += meets ? Math.Log(OverlapOfOnePerson / Math.Max(chance, OverlapOfOnePerson)) : Math.Log((1 - (OverlapOfOnePerson * chance)) / (1 - chance));
            }
        }

        return sum;
    }

    /// <summary>The ratio from the time that each of two accounts took for the same items.</summary>
    /// <param name="first">ln seconds of one account on each shared item, less the others' median there.</param>
    /// <param name="second">The same of the other account, item by item.</param>
    /// <returns>
    /// Above 0 for one person: two normal variables of correlation 0.6 against none, after scaling by the robust spread and cutting at 3; 0 below five items.
    /// </returns>
    /// <exception cref="ArgumentException">Different lengths, or a value that is infinite or NaN (named).</exception>
    public static double FromTimes(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException($"{first.Length} times of one account and {second.Length} of the other: give one each for every shared item.", nameof(second));
        }

        var (x, y) = (Scaled(first, nameof(first)), Scaled(second, nameof(second)));
        if (x.Length < 5)
        {
            return 0;
        }

        const double Left = 1 - (LikenessOfOnePerson * LikenessOfOnePerson);
        var sum = 0.0;
        for (var n = 0; n < x.Length; n++)
        {
            var square = (x[n] * x[n]) + (y[n] * y[n]);
            sum += (-Math.Log(Left) / 2) - ((square - (2 * LikenessOfOnePerson * x[n] * y[n])) / (2 * Left)) + (square / 2);
        }

        return sum;
    }

    // the share of start times within half a day of the session at which it would touch one of the others
    private static double ChanceToMeet(IReadOnlyList<WorkSession> others, WorkSession session, double day)
    {
        var (from, to) = (session.Start - (day / 2), session.Start + (day / 2));
        var (length, covered, reached) = (session.End - session.Start, 0.0, from);
        foreach (var other in others)
        {
            var (start, end) = (Math.Max(reached, other.Start - length), Math.Min(to, other.End));
            if (end > start)
            {
                (covered, reached) = (covered + end - start, end);
            }
        }

        return covered / day;
    }

    private static double[] Scaled(ReadOnlySpan<double> values, string name)
    {
        for (var n = 0; n < values.Length; n++)
        {
            if (!double.IsFinite(values[n]))
            {
                throw new ArgumentException($"Value {n} is {values[n]}; it must be finite.", name);
            }
        }

        if (values.Length == 0)
        {
            return [];
        }

        var centre = RobustScale.Median(values.ToArray());
        var spread = Math.Max(1e-3, RobustScale.Deviation(values.ToArray(), centre));
        return Array.ConvertAll(values.ToArray(), v => Math.Clamp((v - centre) / spread, -Outlier, Outlier));
    }

    private static void CheckSessions(IReadOnlyList<WorkSession> sessions, string name)
    {
        ArgumentNullException.ThrowIfNull(sessions, name);
        for (var n = 0; n < sessions.Count; n++)
        {
            if (!(sessions[n].Start <= sessions[n].End) || !double.IsFinite(sessions[n].Start) || !double.IsFinite(sessions[n].End))
            {
                throw new ArgumentException($"Session {n} from {sessions[n].Start} to {sessions[n].End} does not fit; it must be finite and end after it begins.", name);
            }
        }
    }
}
