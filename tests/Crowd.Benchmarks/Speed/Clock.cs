using System.Diagnostics;

namespace Crowd.Benchmarks.Speed;

/// <summary>Wall times on a machine that does other things too: the best of several runs.</summary>
internal static class Clock
{
    /// <summary>The shortest of at least three runs, and of as many as fit into half a second.</summary>
    public static double Best(Action run)
    {
        run();
        var (best, total, runs) = (double.MaxValue, Stopwatch.StartNew(), 0);
        while (runs < 3 || (total.Elapsed.TotalSeconds < 0.5 && runs < 200))
        {
            var one = Stopwatch.StartNew();
            run();
            best = Math.Min(best, one.Elapsed.TotalSeconds);
            runs++;
        }

        return best;
    }

    /// <summary>Peak resident memory of this process, in MB.</summary>
    public static double PeakMegabytes() => Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;
}
