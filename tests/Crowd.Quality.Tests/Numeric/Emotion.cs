using Crowd.Quality.Numeric;

namespace Crowd.Quality.Tests.Numeric;

/// <summary>The shared set emotion: 600 items, 38 workers, 10 answers an item, gold for all.</summary>
internal static class Emotion
{
    private static readonly Lazy<(NumericAnswer[] Answers, double[] Gold)> Set = new(Read);

    public static NumericAnswer[] Answers => Set.Value.Answers;

    public static (double MeanAbsolute, double RootMeanSquare, double Covered) Errors(NumericEstimate estimate)
    {
        var off = estimate.Items.Select((item, i) => item!.Value.Value - Set.Value.Gold[i]).ToArray();
        var covered = estimate.Items.Select((item, i) => item!.Value.Low <= Set.Value.Gold[i] && Set.Value.Gold[i] <= item.Value.High ? 1.0 : 0).Average();
        return (off.Average(Math.Abs), Math.Sqrt(off.Average(x => x * x)), covered);
    }

    private static (NumericAnswer[], double[]) Read()
    {
        var (items, workers) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        int Id(Dictionary<string, int> ids, string name) => ids.TryAdd(name, ids.Count) ? ids.Count - 1 : ids[name];

        var answers = QuotedCsv.Rows("emotion", "answers.csv")
            .Select(r => new NumericAnswer(Id(items, r[0]), Id(workers, r[1]), double.Parse(r[2]))).ToArray();
        var gold = QuotedCsv.Rows("emotion", "gold.csv").ToDictionary(r => items[r[0]], r => double.Parse(r[1]));
        return (answers, [.. Enumerable.Range(0, items.Count).Select(i => gold[i])]);
    }
}
