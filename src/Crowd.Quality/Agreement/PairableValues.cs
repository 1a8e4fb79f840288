namespace Crowd.Quality.Agreement;

/// <summary>The values of items with at least two, as ranks into the sorted distinct values.</summary>
internal sealed class PairableValues
{
    private PairableValues(int[] start, int[] ranks, double[] values) => (Start, Ranks, Values) = (start, ranks, values);

    /// <summary>Unit u has the values [Start[u], Start[u + 1]).</summary>
    public int[] Start { get; }

    /// <summary>Index into <see cref="Values"/> of each value.</summary>
    public int[] Ranks { get; }

    /// <summary>Distinct values, ascending.</summary>
    public double[] Values { get; }

    public int Units => Start.Length - 1;

    /// <summary>From classes: their values are 0 … K − 1 unless given. Answers of one worker may be left out.</summary>
    public static PairableValues Of(AnswerMatrix answers, IReadOnlyList<double>? valueOfClass, int leaveOut = -1)
    {
        var values = CheckedValues(answers, valueOfClass);
        var sorted = values.Distinct().Order().ToArray();
        var rank = Array.ConvertAll(values, value => Array.BinarySearch(sorted, value));
        var (start, ranks) = (new List<int>(answers.ItemCount + 1) { 0 }, new List<int>(answers.AnswerCount));
        for (var item = 0; item < answers.ItemCount; item++)
        {
            for (var n = answers.ItemStarts[item]; n < answers.ItemStarts[item + 1]; n++)
            {
                if (answers.WorkerAt(n) != leaveOut)
                {
                    ranks.Add(rank[answers.LabelAt(n)]);
                }
            }

            Close(start, ranks);
        }

        return new PairableValues([.. start], [.. ranks], sorted);
    }

    /// <summary>From numbers: one row an answer.</summary>
    public static PairableValues Of(ReadOnlySpan<int> items, ReadOnlySpan<double> values)
    {
        if (items.Length != values.Length)
        {
            throw new ArgumentException($"The columns differ in length: {items.Length} items, {values.Length} values.");
        }

        for (var row = 0; row < values.Length; row++)
        {
            if (!double.IsFinite(values[row]))
            {
                throw new ArgumentException($"Row {row}: the value {values[row]} is not a finite number.");
            }
        }

        var (keys, sortedItems) = (values.ToArray(), items.ToArray());
        var sorted = keys.Distinct().Order().ToArray();
        Array.Sort(sortedItems, keys);
        var (start, ranks) = (new List<int> { 0 }, new List<int>(keys.Length));
        for (var row = 0; row < keys.Length; row++)
        {
            ranks.Add(Array.BinarySearch(sorted, keys[row]));
            if (row + 1 == keys.Length || sortedItems[row + 1] != sortedItems[row])
            {
                Close(start, ranks);
            }
        }

        return new PairableValues([.. start], [.. ranks], sorted);
    }

    private static double[] CheckedValues(AnswerMatrix answers, IReadOnlyList<double>? valueOfClass)
    {
        if (valueOfClass is null)
        {
            return [.. Enumerable.Range(0, answers.ClassCount).Select(k => (double)k)];
        }

        if (valueOfClass.Count != answers.ClassCount)
        {
            throw new ArgumentException($"There are {valueOfClass.Count} values for {answers.ClassCount} classes.", nameof(valueOfClass));
        }

        for (var k = 0; k < valueOfClass.Count; k++)
        {
            if (!double.IsFinite(valueOfClass[k]))
            {
                throw new ArgumentException($"Class {k}: the value {valueOfClass[k]} is not a finite number.", nameof(valueOfClass));
            }
        }

        return [.. valueOfClass];
    }

    private static void Close(List<int> start, List<int> ranks)
    {
        if (ranks.Count - start[^1] < 2)
        {
            ranks.RemoveRange(start[^1], ranks.Count - start[^1]);
        }
        else
        {
            start.Add(ranks.Count);
        }
    }
}
