using System.Diagnostics;
using Crowd.Benchmarks.Data;
using Crowd.Quality.Categorical;

namespace Crowd.Benchmarks.Accuracy;

/// <summary>Every method on every public set, beside the peer's figure.</summary>
internal static class AccuracyTable
{
    private static readonly Dictionary<string, string> Peers = new()
    {
        ["majority"] = "MajorityVote", ["wawa"] = "Wawa", ["zero-based-skill"] = "ZeroBasedSkill", ["dawid-skene"] = "DawidSkene",
        ["one-coin"] = "OneCoinDawidSkene", ["glad"] = "GLAD", ["mace"] = "MACE", ["kos"] = "KOS", ["mmsr"] = "MMSR",
    };

    public static void Run(string[] sets, string[] methods)
    {
        foreach (var set in sets)
        {
            var answers = SharedData.Answers(set);
            var gold = SharedData.Gold(set, answers);
            Console.WriteLine($"{set}: {answers.Matrix.AnswerCount} answers, {answers.Matrix.ItemCount} items, {answers.Matrix.WorkerCount} workers, K {answers.Matrix.ClassCount}");
            foreach (var method in methods.Select(TruthMethods.ByName))
            {
                if (method.WhyNot(answers.Matrix) is not null)
                {
                    continue;
                }

                var clock = Stopwatch.StartNew();
                var fit = method.Fit(answers.Matrix, new TruthOptions());
                var seconds = clock.Elapsed.TotalSeconds;
                var peer = Peers.TryGetValue(method.Name, out var name) ? SharedData.Peer(set, name, "accuracy") : null;
                var accuracy = GoldScore.Accuracy(fit, gold);
                Console.WriteLine(
                    $"  {method.Name,-18} {accuracy:0.0000} split {GoldScore.TieSplit(fit, gold):0.0000} peer {peer:0.0000} {(peer - accuracy > 0.003 ? "BELOW" : "")} " +
                    $"it {fit.Summary.Iterations}{(fit.Summary.Converged ? "" : "+")} {seconds:0.000} s {string.Join(" ", fit.Summary.Warnings)}");
            }
        }
    }
}
