namespace Crowd.Quality.Signals;

/// <summary>Pairs of workers with several common errors, from an index of (item, wrong label): no loop over all pairs of workers.</summary>
internal static class CopyingCandidates
{
    public static List<(int First, int Second)> Of(AnswerMatrix answers, int fewest, int popular)
    {
        var keys = new List<long>();
        var counts = new int[answers.ClassCount];
        var byLabel = new List<(int Label, int Worker)>();
        for (var item = 0; item < answers.ItemCount; item++)
        {
            AddItem(answers, item, counts, byLabel, popular, keys);
        }

        keys.Sort();
        var pairs = new List<(int, int)>();
        for (var from = 0; from < keys.Count;)
        {
            var to = from + 1;
            while (to < keys.Count && keys[to] == keys[from])
            {
                to++;
            }

            if (to - from >= fewest)
            {
                pairs.Add(((int)(keys[from] >> 32), (int)keys[from]));
            }

            from = to;
        }

        return pairs;
    }

    private static void AddItem(
        AnswerMatrix answers, int item, int[] counts, List<(int Label, int Worker)> byLabel, int popular, List<long> keys)
    {
        byLabel.Clear();
        for (var n = answers.ItemStarts[item]; n < answers.ItemStarts[item + 1]; n++)
        {
            counts[answers.LabelAt(n)]++;
            byLabel.Add((answers.LabelAt(n), answers.WorkerAt(n)));
        }

        byLabel.Sort();
        var (best, second, bestLabel) = Leaders(byLabel, counts);
        for (var from = 0; from < byLabel.Count;)
        {
            var label = byLabel[from].Label;
            var count = counts[label];
            // without the two, is another label the only leader, and at least two strong?
            var others = label == bestLabel ? second : best;
            if (count >= 2 && count <= popular && others >= 2 && others > count - 2)
            {
                AddPairs(byLabel, from, from + count, keys);
            }

            from += count;
        }

        foreach (var (label, _) in byLabel)
        {
            counts[label] = 0;
        }
    }

    private static (int Best, int Second, int BestLabel) Leaders(List<(int Label, int Worker)> byLabel, int[] counts)
    {
        var (best, second, bestLabel) = (0, 0, -1);
        for (var n = 0; n < byLabel.Count; n += counts[byLabel[n].Label])
        {
            var count = counts[byLabel[n].Label];
            if (count > best)
            {
                (second, best, bestLabel) = (best, count, byLabel[n].Label);
            }
            else
            {
                second = Math.Max(second, count);
            }
        }

        return (best, second, bestLabel);
    }

    private static void AddPairs(List<(int Label, int Worker)> byLabel, int from, int to, List<long> keys)
    {
        for (var a = from; a < to; a++)
        {
            for (var b = a + 1; b < to; b++)
            {
                if (byLabel[a].Worker != byLabel[b].Worker)
                {
                    keys.Add(((long)byLabel[a].Worker << 32) | (uint)byLabel[b].Worker);
                }
            }
        }
    }
}
