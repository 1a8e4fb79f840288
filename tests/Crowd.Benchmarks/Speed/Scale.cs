using System.Diagnostics;
using Crowd.Benchmarks.Data;
using Crowd.Quality;
using Crowd.Quality.Categorical;

namespace Crowd.Benchmarks.Speed;

/// <summary>Cost and memory as answers grow; one thread against all.</summary>
internal static class Scale
{
    private const int AnswersPerWorker = 500;
    private const int Iterations = 10;
    private const int Rounds = 25;

    /// <summary>Ten answers an item, 500 a worker, ten classes: at ten million answers a million items and 20,000 workers.</summary>
    public static void Run(int answers)
    {
        var build = Stopwatch.StartNew();
        var matrix = Synthetic.Campaign(answers / 10, 10, Math.Max(20, answers / AnswersPerWorker), 10);
        Console.WriteLine($"{answers} answers, {matrix.ItemCount} items, {matrix.WorkerCount} workers, 10 classes: made in {build.Elapsed.TotalSeconds:0.00} s, peak {Clock.PeakMegabytes():0} MB");
        for (var run = 0; run < 3; run++)
        {
            var clock = Stopwatch.StartNew();
            var before = Environment.CpuUsage.TotalTime;
            var fit = new DawidSkene().Fit(matrix, new TruthOptions());
            var each = 1e9 / answers / fit.Summary.Iterations;
            var processor = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            Console.WriteLine(
                $"  whole fit: {clock.Elapsed.TotalSeconds:0.00} s, {fit.Summary.Iterations} iterations, {clock.Elapsed.TotalSeconds * each:0.0} ns/answer/iteration " +
                $"({processor * each:0.0} of processor time), peak {Clock.PeakMegabytes():0} MB");
        }
    }

    /// <summary>One thread against two, in turn, the shortest of many tries each: whatever else the machine does is in some of them only.</summary>
    public static void Threads(string name, AnswerMatrix matrix)
    {
        var (one, two) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            one = Math.Min(one, Step(matrix, 1));
            two = Math.Min(two, Step(matrix, 2));
        }

        Console.WriteLine($"{name,-46} {one * 1e9 / matrix.AnswerCount:0.00} ns/answer/iteration on one thread, {two * 1e9 / matrix.AnswerCount:0.00} on two: {one / two:0.00}x");
    }

    // seconds of one iteration, read off the objective's progress: the start and the end of the fit are not in it
    private static double Step(AnswerMatrix matrix, int threads)
    {
        var watch = new Laps();
        new DawidSkene(new DawidSkeneOptions { MaxIterations = Iterations, Tolerance = 0 }).Fit(matrix, new TruthOptions { Threads = threads, Progress = watch });
        return watch.Shortest;
    }

    private sealed class Laps : IProgress<FitProgress>
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private double _last;

        public double Shortest { get; private set; } = double.MaxValue;

        public void Report(FitProgress value)
        {
            var now = _clock.Elapsed.TotalSeconds;
            Shortest = value.Iteration > 1 ? Math.Min(Shortest, now - _last) : Shortest;
            _last = now;
        }
    }
}
