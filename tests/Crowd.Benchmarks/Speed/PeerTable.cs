using Crowd.Benchmarks.Data;
using Crowd.Quality;
using Crowd.Quality.Categorical;

namespace Crowd.Benchmarks.Speed;

/// <summary>
/// The same answers, the same methods: our time beside the peer's recorded one (crowd-kit 1.4.1, fit_predict alone, oracles.json).
/// Per answer and iteration, and for the whole fit: ours to convergence, the peer's to wherever it stopped. Ours is processor time on one thread.
/// </summary>
internal static class PeerTable
{
    private const int Iterations = 20;
    private static readonly TruthOptions OneThread = new() { Threads = 1 };

    public static void Run(string[] sets)
    {
        Console.WriteLine("set                 answers | DS ns/answer/iteration  ratio | DS whole fit ms (iterations)  ratio | one-coin ms   ratio | majority ms   ratio");
        foreach (var set in sets)
        {
            var answers = SharedData.Answers(set).Matrix;
            Console.WriteLine(string.Join(" | ", $"{set,-18} {answers.AnswerCount,8}", Step(set, answers), Whole(set, answers), Coin(set, answers), Majority(set, answers)));
        }
    }

    private static string Step(string set, AnswerMatrix answers)
    {
        double Fit(int iterations) => Clock.Best(() => new DawidSkene(new DawidSkeneOptions { MaxIterations = iterations, Tolerance = 0 }).Fit(answers, OneThread));
        var ours = (Fit(1 + Iterations) - Fit(1)) / Iterations / answers.AnswerCount * 1e9;
        var peer = SharedData.Peer(set, "DawidSkene", "fit_seconds") / SharedData.Peer(set, "DawidSkene", "iterations") / answers.AnswerCount * 1e9;
        return $"{ours,6:0.00} of {peer,7:0}  {peer / ours,6:0}x";
    }

    private static string Whole(string set, AnswerMatrix answers)
    {
        var iterations = 0;
        var ours = Clock.Best(() => iterations = new DawidSkene().Fit(answers, OneThread).Summary.Iterations);
        var peer = SharedData.Peer(set, "DawidSkene", "fit_seconds");
        return $"{ours * 1e3,8:0.00} ({iterations}) of {peer * 1e3,6:0} ({SharedData.Peer(set, "DawidSkene", "iterations")})  {peer / ours,5:0}x";
    }

    private static string Coin(string set, AnswerMatrix answers)
    {
        var ours = Clock.Best(() => new OneCoin().Fit(answers, OneThread));
        var peer = SharedData.Peer(set, "OneCoinDawidSkene", "fit_seconds");
        return $"{ours * 1e3,7:0.00}  {peer / ours,5:0}x";
    }

    private static string Majority(string set, AnswerMatrix answers)
    {
        var ours = Clock.Best(() => new MajorityVote().Fit(answers, OneThread));
        var peer = SharedData.Peer(set, "MajorityVote", "fit_seconds");
        return $"{ours * 1e3,7:0.00}  {peer / ours,5:0}x";
    }
}
