using Crowd.Benchmarks.Accuracy;
using Crowd.Benchmarks.Data;
using Crowd.Quality.Categorical;
using Crowd.Quality.Redundancy;

namespace Crowd.Benchmarks.Redundancy;

/// <summary>Adaptive redundancy replayed on recorded answers: share bought and accuracy, mean over seeds.</summary>
internal static class ReplayTable
{
    private static readonly string[] Sets = ["rte", "dog", "weather_amt", "tweets", "sentiment_sp_amt", "bluebirds"];

    private static readonly (string Name, StoppingRule Rule)[] Rules =
    [
        ("rho 0, tau .9, margin 2", new StoppingRule { Rho = 0, Confidence = 0.9 }),
        ("default: rho .2, tau .95, margin 2", new StoppingRule()),
        ("rho .2, tau .98, margin 1", new StoppingRule { Confidence = 0.98, Margin = 1 }),
        ("rho .2, tau .98, margin 2", new StoppingRule { Confidence = 0.98 }),
    ];

    public static void Run(int seeds)
    {
        var data = Sets.Select(set => SharedData.Answers(set) is var answers ? (set, answers.Matrix, Gold: SharedData.Gold(set, answers)) : default).ToArray();
        Console.WriteLine($"share of answers / accuracy, mean of {seeds} seeds: {string.Join(" ", Sets)} | first five: share, against full Dawid-Skene, against full majority");
        foreach (var (name, rule) in Rules)
        {
            var rows = data.Select(one => One(one.Matrix, one.Gold, rule, seeds)).ToArray();
            var five = rows[..5];
            Console.WriteLine(
                $"{name,-36} {string.Join(" ", rows.Select(r => $"{r.Share:.000}/{r.Accuracy:.0000}"))} | " +
                $"{five.Average(r => r.Share):.000} {100 * five.Average(r => r.Accuracy - r.Full):+0.00;-0.00} {100 * five.Average(r => r.Accuracy - r.Majority):+0.00;-0.00}");
        }
    }

    private static (double Share, double Accuracy, double Full, double Majority) One(Quality.AnswerMatrix answers, int[] gold, StoppingRule rule, int seeds)
    {
        var (share, accuracy) = (0.0, 0.0);
        Lock gate = new();
        Parallel.For(1, seeds + 1, seed =>
        {
            var replay = RedundancyReplay.Run(answers, rule, (ulong)seed);
            var found = GoldScore.TieSplit(replay.Fit, gold);
            lock (gate)
            {
                share += replay.Share / seeds;
                accuracy += found / seeds;
            }
        });
        var full = GoldScore.TieSplit(new DawidSkene().Fit(answers, new TruthOptions()), gold);
        return (share, accuracy, full, GoldScore.TieSplit(new MajorityVote().Fit(answers, new TruthOptions()), gold));
    }
}
