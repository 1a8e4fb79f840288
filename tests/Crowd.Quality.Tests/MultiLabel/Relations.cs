using Crowd.Quality.MultiLabel;

namespace Crowd.Quality.Tests.MultiLabel;

/// <summary>The shared set relex_medical: which relations a sentence states; expert gold for two of them.</summary>
internal static class Relations
{
    private static readonly Lazy<(LabelSetAnswer[] Answers, List<string> Labels, List<(int Item, string Label, bool IsThere)> Gold)> Set = new(Read);

    public static LabelSetAnswer[] Answers => Set.Value.Answers;

    public static List<string> Labels => Set.Value.Labels;

    public static (double Accuracy, double F1) Score(LabelSetEstimate estimate, string label)
    {
        var k = Labels.IndexOf(label);
        var judged = Set.Value.Gold.Where(g => g.Label == label).Select(g => (g.IsThere, Said: estimate.LabelsOf(g.Item).Contains(k))).ToArray();
        var hits = judged.Count(j => j.IsThere && j.Said);
        return (judged.Average(j => j.IsThere == j.Said ? 1.0 : 0), 2.0 * hits / (judged.Count(j => j.IsThere) + judged.Count(j => j.Said)));
    }

    private static (LabelSetAnswer[], List<string>, List<(int, string, bool)>) Read()
    {
        var (items, workers, labels) = (new Dictionary<string, int>(), new Dictionary<string, int>(), new Dictionary<string, int>());
        int Id(Dictionary<string, int> ids, string name) => ids.TryAdd(name, ids.Count) ? ids.Count - 1 : ids[name];
        var answers = QuotedCsv.Rows("relex_medical", "answers.csv").Select(r => new LabelSetAnswer(
            Id(items, r[0]), Id(workers, r[1]), [.. r[2].Split('|', StringSplitOptions.RemoveEmptyEntries).Select(l => Id(labels, l))])).ToArray();
        var gold = QuotedCsv.Rows("relex_medical", "gold.csv").Select(r => (items[r[0]], r[1][1..], r[1][0] == '+')).ToList();
        return (answers, [.. labels.Keys], gold);
    }
}
