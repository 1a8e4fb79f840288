using Crowd.Quality;

namespace Crowd.Benchmarks.Data;

/// <summary>Made-up campaigns of any size: workers of accuracy .55 to .95, errors even, activity skewed as on real marketplaces.</summary>
internal static class Synthetic
{
    public static AnswerMatrix Campaign(int items, int perItem, int workers, int classes, ulong seed = 1)
    {
        var random = new SplitMix64(seed);
        var (item, worker, label) = (new int[items * perItem], new int[items * perItem], new int[items * perItem]);
        for (var row = 0; row < item.Length; row++)
        {
            var truth = (int)(SplitMix64.Mix(seed + (ulong)(row / perItem)) % (ulong)classes);
            item[row] = row / perItem;
            worker[row] = Draw(ref random, workers, worker.AsSpan(row - (row % perItem), row % perItem));
            var accuracy = 0.55 + (0.4 * (SplitMix64.Mix((ulong)worker[row]) >> 40) / (1 << 24));
            label[row] = random.NextDouble() < accuracy ? truth : random.Below(classes);
        }

        return AnswerMatrix.Build(item, worker, label, items, workers, classes);
    }

    // squared uniform: the busiest tenth gives a third of the answers; nobody answers an item twice
    private static int Draw(ref SplitMix64 random, int workers, ReadOnlySpan<int> taken)
    {
        while (true)
        {
            var u = random.NextDouble();
            var worker = (int)(u * u * workers);
            if (!taken.Contains(worker))
            {
                return worker;
            }
        }
    }
}
