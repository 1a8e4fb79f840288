using System.Diagnostics;
using Crowd.Benchmarks.Data;

namespace Crowd.Benchmarks.Speed;

/// <summary>
/// A whole <c>crowd score</c> (start, read, fit, write) beside a whole process of the peer on the same file. The peer needs Python with pandas and Crowd-Kit's
/// source (see Peer/crowd_kit.py); without them only our time is shown.
/// </summary>
internal static class WholeProcess
{
    private const int Ours = 5;
    private const int Theirs = 2;

    public static void Run(string crowd, string? peer, string[] sets)
    {
        Console.WriteLine("set                 crowd score, s   peer, s   ratio   (least wall time)");
        foreach (var set in sets)
        {
            var plain = Path.Combine(SharedData.Folder(set), "answers.csv");
            var answers = File.Exists(plain) ? plain : plain + ".gz";
            var labels = Path.GetTempFileName();
            var ours = Least(Ours, crowd, "score", "--answers", answers, "--method", "dawid-skene", "--out", labels);
            var theirs = peer is null ? double.NaN : Least(Theirs, "python3", peer, "whole", answers, labels);
            File.Delete(labels);
            Console.WriteLine(peer is null ? $"{set,-18} {ours,15:0.000}" : $"{set,-18} {ours,15:0.000} {theirs,9:0.00} {theirs / ours,6:0.0}x");
        }
    }

    private static double Least(int runs, string program, params string[] arguments)
    {
        var least = double.MaxValue;
        for (var run = 0; run < runs; run++)
        {
            var clock = Stopwatch.StartNew();
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.StandardOutput.ReadToEnd();
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            least = Math.Min(least, clock.Elapsed.TotalSeconds);
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors}");
            }
        }

        return least;
    }
}
