using System.Diagnostics;

namespace Crowd.Benchmarks.Speed;

/// <summary>Times on a machine that does other things too.</summary>
internal static class Clock
{
    /// <summary>
    /// Processor time of the process for one run, the least of twelve or more after four to warm up: for work on one thread it is what the wall clock
    /// would show on a machine of one's own.
    /// </summary>
    public static double Best(Action run)
    {
        for (var warm = 0; warm < 4; warm++)
        {
            run();
        }

        var (best, total, runs) = (double.MaxValue, Stopwatch.StartNew(), 0);
        while (runs < 12 || (total.Elapsed.TotalSeconds < 0.5 && runs < 200))
        {
            var before = Environment.CpuUsage.TotalTime;
            run();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
            runs++;
        }

        return best;
    }

    /// <summary>Shortest wall time of six runs after two to warm up.</summary>
    public static double Wall(Action run)
    {
        var best = double.MaxValue;
        for (var runs = 0; runs < 8; runs++)
        {
            var one = Stopwatch.StartNew();
            run();
            best = runs < 2 ? best : Math.Min(best, one.Elapsed.TotalSeconds);
        }

        return best;
    }

    /// <summary>Peak resident memory of this process, in MB.</summary>
    public static double PeakMegabytes() => Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;
}
