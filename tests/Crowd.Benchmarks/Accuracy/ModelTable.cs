using Crowd.Benchmarks.Data;
using Crowd.Quality;
using Crowd.Quality.Categorical;

namespace Crowd.Benchmarks.Accuracy;

/// <summary>
/// Labels with a model as one more annotator: real answers, and models made from the truth that are right so often, on items of their own, and so sure
/// of it. Accuracy of the workers alone, of the model alone, of CROWDLAB and of <see cref="IModelMethod.FitWithModel"/>; mean of the seeds.
/// </summary>
internal static class ModelTable
{
    private static readonly string[] Sets = ["bluebirds", "rte", "dog", "weather_amt", "tweets"];

    public static void Run(int seeds)
    {
        foreach (var most in new[] { 3, int.MaxValue })
        {
            Console.WriteLine($"{(most == int.MaxValue ? "all" : most)} answers an item, mean of {string.Join(", ", Sets)} and {seeds} seeds: workers, model, crowdlab, ours");
            foreach (var (right, sure) in new[] { (0.5, 0.99), (0.7, 0.7), (0.7, 0.99), (0.85, 0.85), (0.85, 0.99), (0.95, 0.95) })
            {
                var rows = Sets.SelectMany(set => Enumerable.Range(1, seeds).Select(seed => One(set, most, right, sure, (ulong)seed))).ToArray();
                Console.WriteLine($"  right {right:0.00}, sure {sure:0.00}: {rows.Average(r => r.Workers):.000} {rows.Average(r => r.Model):.000} {rows.Average(r => r.CrowdLab):.000} {rows.Average(r => r.Ours):.000}");
            }
        }
    }

    private static (double Workers, double Model, double CrowdLab, double Ours) One(string set, int most, double right, double sure, ulong seed)
    {
        var all = SharedData.Answers(set);
        var gold = SharedData.Gold(set, all);
        var answers = Thinned(all.Matrix, most, seed);
        var model = Made(gold, answers.ClassCount, right, sure, new SplitMix64(SplitMix64.Mix(seed)));
        var workers = new Consensus().Fit(answers, new TruthOptions());
        var ours = new Consensus().FitWithModel(answers, model, ModelTrust.Fit(workers, model), new TruthOptions());
        double Right(Func<int, int> label) => Enumerable.Range(0, gold.Length).Where(i => gold[i] >= 0).Average(i => label(i) == gold[i] ? 1.0 : 0);
        var lab = CrowdLab.Fit(answers, model);
        return (Right(i => workers.Labels[i]), Right(i => Best(model.AsSpan(i * answers.ClassCount, answers.ClassCount))), Right(i => lab.Labels[i]), Right(i => ours.Labels[i]));
    }

    private static int Best(ReadOnlySpan<double> row)
    {
        var best = 0;
        for (var k = 1; k < row.Length; k++)
        {
            best = row[k] > row[best] ? k : best;
        }

        return best;
    }

    private static AnswerMatrix Thinned(AnswerMatrix answers, int most, ulong seed)
    {
        var kept = Enumerable.Range(0, answers.ItemCount)
            .SelectMany(i => Enumerable.Range(answers.ItemStarts[i], answers.AnswersTo(i)).OrderBy(n => SplitMix64.Mix(seed + (ulong)n)).Take(most).Select(n => (Item: i, Answer: n)))
            .ToArray();
        return AnswerMatrix.Build([.. kept.Select(k => k.Item)], [.. kept.Select(k => answers.WorkerAt(k.Answer))], [.. kept.Select(k => answers.LabelAt(k.Answer))],
            answers.ItemCount, answers.WorkerCount, answers.ClassCount);
    }

    private static double[] Made(int[] truth, int classes, double right, double sure, SplitMix64 random)
    {
        var model = new double[truth.Length * classes];
        for (var item = 0; item < truth.Length; item++)
        {
            var best = Math.Max(truth[item], 0);
            best = random.NextDouble() < right ? best : (best + 1 + random.Below(classes - 1)) % classes;
            var surely = Math.Clamp(sure + (0.1 * (random.NextDouble() - 0.5)), 1.0 / classes, 0.999);
            for (var k = 0; k < classes; k++)
            {
                model[(item * classes) + k] = k == best ? surely : (1 - surely) / (classes - 1);
            }
        }

        return model;
    }
}
