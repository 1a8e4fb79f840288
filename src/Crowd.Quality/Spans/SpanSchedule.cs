namespace Crowd.Quality.Spans;

/// <summary>Weighted interval scheduling: of candidates that may overlap, the set without overlaps with the greatest sum of log-odds.</summary>
internal static class SpanSchedule
{
    private const double LeastGain = 1e-9; // a span just at the threshold is still better than none

    public static List<(SpanCandidate Candidate, double Present)> Best((SpanCandidate Candidate, double Present)[] likely, double threshold)
    {
        Array.Sort(likely, (a, b) => (a.Candidate.End, a.Candidate.Start).CompareTo((b.Candidate.End, b.Candidate.Start)));
        var ends = likely.Select(c => c.Candidate.End).ToArray();
        var best = new double[likely.Length + 1];
        var before = new int[likely.Length];
        for (var n = 0; n < likely.Length; n++)
        {
            before[n] = FirstAfter(ends, n, likely[n].Candidate.Start);
            best[n + 1] = Math.Max(best[n], best[before[n]] + Gain(likely[n].Present, threshold));
        }

        var chosen = new List<(SpanCandidate, double)>();
        for (var n = likely.Length; n > 0;)
        {
            if (best[n] > best[n - 1])
            {
                chosen.Add(likely[n - 1]);
                n = before[n - 1];
            }
            else
            {
                n--;
            }
        }

        chosen.Reverse();
        return chosen;
    }

    private static double Gain(double present, double threshold) =>
        Math.Max(LeastGain, LogOdds(present) - LogOdds(threshold));

    private static double LogOdds(double p) => Math.Log(Math.Max(1e-12, p) / Math.Max(1e-12, 1 - p));

    // how many of the first n spans end at or before the start
    private static int FirstAfter(int[] ends, int n, int start)
    {
        var (low, high) = (0, n);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = ends[middle] <= start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
