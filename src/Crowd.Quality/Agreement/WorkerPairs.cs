namespace Crowd.Quality.Agreement;

/// <summary>Agreement between workers, pair by pair, found through the items so that pairs who never met cost nothing.</summary>
public static class WorkerPairs
{
    /// <summary>All pairs with enough shared items, ordered by first, then second worker.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="leastShared">Pairs with fewer shared answers are dropped; at least 1.</param>
    /// <param name="mostAnswers">Of items with more answers than this only so many, spread evenly over the item's workers, are compared; at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is out of its range.</exception>
    /// <remarks>Not random. Time and memory O(pairs that met), at most answers · mostAnswers / 2; kept pairs need 2 K + 1 numbers each.</remarks>
    public static IReadOnlyList<WorkerPair> Of(AnswerMatrix answers, int leastShared = 20, int mostAnswers = 200)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentOutOfRangeException.ThrowIfLessThan(leastShared, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostAnswers, 2);
        var met = new PairCounts();
        ForEachPair(answers, mostAnswers, (a, b) => met[PairCounts.Key(answers.WorkerAt(a), answers.WorkerAt(b))]++);
        var kept = met.All().Where(pair => pair.Value >= leastShared).Select(pair => pair.Key).Order().ToArray();
        var slots = new PairCounts();
        for (var slot = 0; slot < kept.Length; slot++)
        {
            slots[kept[slot]] = slot;
        }

        var width = (2 * answers.ClassCount) + 1;
        var tallies = new int[checked(kept.Length * width)];
        ForEachPair(answers, mostAnswers, (a, b) => Tally(answers, a, b, slots, tallies));
        return [.. kept.Select((key, slot) => Pair(key, tallies.AsSpan(slot * width, width)))];
    }

    // a tally: equal answers, then the shares of the lower worker's labels, then of the higher one's
    private static void Tally(AnswerMatrix answers, int a, int b, PairCounts slots, int[] tallies)
    {
        var (first, second) = answers.WorkerAt(a) < answers.WorkerAt(b) ? (a, b) : (b, a);
        if (!slots.TryGet(PairCounts.Key(answers.WorkerAt(first), answers.WorkerAt(second)), out var slot))
        {
            return;
        }

        var classes = answers.ClassCount;
        var tally = tallies.AsSpan(slot * ((2 * classes) + 1));
        tally[0] += answers.LabelAt(first) == answers.LabelAt(second) ? 1 : 0;
        tally[1 + answers.LabelAt(first)]++;
        tally[1 + classes + answers.LabelAt(second)]++;
    }

    private static WorkerPair Pair(long key, ReadOnlySpan<int> tally)
    {
        var classes = (tally.Length - 1) / 2;
        var (shared, chance) = (0, 0.0);
        for (var k = 0; k < classes; k++)
        {
            shared += tally[1 + k];
            chance += (double)tally[1 + k] * tally[1 + classes + k];
        }

        chance /= (double)shared * shared;
        double? kappa = 1 - chance < 1e-12 ? null : (((double)tally[0] / shared) - chance) / (1 - chance);
        return new WorkerPair((int)(key >> 32), (int)key, shared, tally[0], kappa);
    }

    private static void ForEachPair(AnswerMatrix answers, int mostAnswers, Action<int, int> visit)
    {
        for (var item = 0; item < answers.ItemCount; item++)
        {
            var (from, to) = (answers.ItemStarts[item], answers.ItemStarts[item + 1]);
            var step = Math.Max(1, (to - from + mostAnswers - 1) / mostAnswers);
            for (var a = from + (item % step); a < to; a += step)
            {
                for (var b = from + (item % step); b < a; b += step)
                {
                    if (answers.WorkerAt(a) != answers.WorkerAt(b))
                    {
                        visit(a, b);
                    }
                }
            }
        }
    }
}
