using System.Diagnostics;
using Crowd.Benchmarks.Data;
using Crowd.Quality;
using Crowd.Quality.Categorical;

namespace Crowd.Benchmarks.Speed;

/// <summary>Cost and memory as answers grow; one thread against all.</summary>
internal static class Scale
{
    public static void Run(int answers)
    {
        var build = Stopwatch.StartNew();
        var matrix = Synthetic.Campaign(answers / 10, 10, 20_000, 10);
        Console.WriteLine($"{answers} answers, {matrix.ItemCount} items, {matrix.WorkerCount} workers, 10 classes: made in {build.Elapsed.TotalSeconds:0.00} s, peak {Clock.PeakMegabytes():0} MB");
        var clock = Stopwatch.StartNew();
        var fit = new DawidSkene().Fit(matrix, new TruthOptions());
        Console.WriteLine($"  whole fit: {clock.Elapsed.TotalSeconds:0.00} s, {fit.Summary.Iterations} iterations, {clock.Elapsed.TotalSeconds * 1e9 / answers / fit.Summary.Iterations:0.0} ns/answer/iteration, peak {Clock.PeakMegabytes():0} MB");
    }

    public static void Threads(string name, AnswerMatrix matrix)
    {
        double Step(int threads)
        {
            double Fit(int iterations) => Clock.Wall(() =>
                new DawidSkene(new DawidSkeneOptions { MaxIterations = iterations, Tolerance = 0 }).Fit(matrix, new TruthOptions { Threads = threads }));
            return (Fit(11) - Fit(1)) / 10;
        }

        var (one, two) = (Step(1), Step(2));
        Console.WriteLine($"{name,-46} {one * 1e9 / matrix.AnswerCount:0.00} ns/answer/iteration on one thread, {two * 1e9 / matrix.AnswerCount:0.00} on two: {one / two:0.00}x");
    }
}
