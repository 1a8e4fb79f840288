using System.Text.Json;
using Crowd.Quality.Spatial;

namespace Crowd.Quality.Tests.Spatial;

/// <summary>The shared set pedestrian_boxes: 968 pictures by 7 workers each, 634 of them with expert boxes.</summary>
internal static class Pedestrians
{
    private static readonly Lazy<(BoxAnswer[] Answers, Dictionary<int, LabelledBox[]> Gold)> Set = new(Read);

    public static BoxAnswer[] Answers => Set.Value.Answers;

    public static Dictionary<int, LabelledBox[]> Gold => Set.Value.Gold;

    public static DetectionScore Score(BoxConsensusResult result, double threshold = 0.5) => Gold
        .Select(g => DetectionScore.Of([.. result.Items[g.Key].Select(b => new LabelledBox(b.Box, b.Label))], g.Value, threshold))
        .Aggregate((a, b) => a + b);

    private static (BoxAnswer[], Dictionary<int, LabelledBox[]>) Read()
    {
        var (items, workers) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        var answers = Lines("answers.jsonl").Select(a =>
            new BoxAnswer(Id(items, a.GetProperty("task")), Id(workers, a.GetProperty("worker")), Boxes(a))).ToArray();
        return (answers, Lines("gold.jsonl").ToDictionary(g => Id(items, g.GetProperty("task")), Boxes));
    }

    private static IEnumerable<JsonElement> Lines(string file) =>
        File.ReadLines(Path.Combine(TestData.Folder("pedestrian_boxes"), file)).Select(line => JsonDocument.Parse(line).RootElement);

    private static LabelledBox[] Boxes(JsonElement row) =>
        [.. row.GetProperty("boxes").Table().Select(b => new LabelledBox(Box.FromSize(b[0], b[1], b[2], b[3])))];

    private static int Id(Dictionary<string, int> ids, JsonElement name)
    {
        ids.TryAdd(name.GetString()!, ids.Count);
        return ids[name.GetString()!];
    }
}
