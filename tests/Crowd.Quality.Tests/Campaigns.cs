namespace Crowd.Quality.Tests;

/// <summary>Small made-up campaigns, each from a seed.</summary>
internal static class Campaigns
{
    /// <summary>Columns of a campaign with known truth: workers of accuracy .5 to .95, three to seven answers an item.</summary>
    public static (int[] Items, int[] Workers, int[] Labels, int[] Truth) Columns(ulong seed, int items, int workers, int classes)
    {
        var random = new SplitMix64(SplitMix64.Mix(seed));
        var truth = Enumerable.Range(0, items).Select(_ => random.Below(classes)).ToArray();
        var accuracy = Enumerable.Range(0, workers).Select(_ => 0.5 + (0.45 * random.NextDouble())).ToArray();
        var rows = new List<(int Item, int Worker, int Label)>();
        for (var item = 0; item < items; item++)
        {
            var first = random.Below(workers);
            for (var n = 0; n < 3 + (item % 5) && n < workers; n++)
            {
                var worker = (first + (n * 7)) % workers;
                rows.Add((item, worker, random.NextDouble() < accuracy[worker] ? truth[item] : random.Below(classes)));
            }
        }

        var distinct = rows.DistinctBy(row => (row.Item, row.Worker)).ToArray();
        return ([.. distinct.Select(r => r.Item)], [.. distinct.Select(r => r.Worker)], [.. distinct.Select(r => r.Label)], truth);
    }

    public static AnswerMatrix Matrix(ulong seed, int items = 60, int workers = 13, int classes = 3)
    {
        var (i, w, l, _) = Columns(seed, items, workers, classes);
        return AnswerMatrix.Build(i, w, l, items, workers, classes);
    }

    /// <summary>0 … count − 1 in an order shuffled by the seed.</summary>
    public static int[] Shuffle(ulong seed, int count) => [.. Enumerable.Range(0, count).OrderBy(n => SplitMix64.Mix(seed + (ulong)n))];
}
