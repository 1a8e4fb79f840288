using System.Buffers;

namespace Crowd.Quality;

public sealed partial class AnswerMatrix
{
    /// <summary>Builds the matrix from three columns of equal length, one row an answer, in any order.</summary>
    /// <param name="items">Item of each row, 0 … <paramref name="itemCount"/> − 1.</param>
    /// <param name="workers">Worker of each row, 0 … <paramref name="workerCount"/> − 1.</param>
    /// <param name="labels">Label of each row, 0 … <paramref name="classCount"/> − 1.</param>
    /// <param name="itemCount">Number of items; items without answers are legal.</param>
    /// <param name="workerCount">Number of workers; workers without answers are legal.</param>
    /// <param name="classCount">Number of classes K, 1 to 65,536: the schema's, not only the ones seen.</param>
    /// <param name="duplicates">What to do with repeated (item, worker) pairs.</param>
    /// <exception cref="ArgumentException">
    /// No rows, columns of unequal length, an index out of range, or (by default) a repeated pair; the message names the row, counted from 0.
    /// </exception>
    /// <remarks>Time O(rows · log of the answers of one item); one pass when the rows already stand in order of item and worker.</remarks>
    public static AnswerMatrix Build(
        ReadOnlySpan<int> items,
        ReadOnlySpan<int> workers,
        ReadOnlySpan<int> labels,
        int itemCount,
        int workerCount,
        int classCount,
        DuplicateAnswers duplicates = DuplicateAnswers.Reject)
    {
        if (items.Length != workers.Length || items.Length != labels.Length)
        {
            throw new ArgumentException($"The columns differ in length: {items.Length} items, {workers.Length} workers, {labels.Length} labels.");
        }

        var shape = new AnswerMatrixShape(itemCount, workerCount, classCount);
        shape.Check(items.Length);
        var itemStart = CountRows(items, workers, labels, shape);
        var keys = ArrayPool<long>.Shared.Rent(items.Length);
        try
        {
            OrderRows(items, workers, itemStart, keys);
            var repeated = DropRepeats(keys, itemStart, duplicates);
            return Gather(keys, labels, itemStart, shape, repeated);
        }
        finally
        {
            ArrayPool<long>.Shared.Return(keys);
        }
    }

    private static int[] CountRows(ReadOnlySpan<int> items, ReadOnlySpan<int> workers, ReadOnlySpan<int> labels, AnswerMatrixShape shape)
    {
        var itemStart = new int[shape.Items + 1];
        for (var row = 0; row < items.Length; row++)
        {
            shape.CheckRow(row, items[row], workers[row], labels[row]);
            itemStart[items[row] + 1]++;
        }

        for (var item = 0; item < shape.Items; item++)
        {
            itemStart[item + 1] += itemStart[item];
        }

        return itemStart;
    }

    // key = worker in the high half, row in the low half: sorting orders an item's answers by worker, repeats by row
    private static void OrderRows(ReadOnlySpan<int> items, ReadOnlySpan<int> workers, int[] itemStart, long[] keys)
    {
        var next = ArrayPool<int>.Shared.Rent(itemStart.Length);
        itemStart.CopyTo(next, 0);
        for (var row = 0; row < items.Length; row++)
        {
            keys[next[items[row]]++] = ((long)workers[row] << 32) | (uint)row;
        }

        ArrayPool<int>.Shared.Return(next);
        for (var item = 0; item + 1 < itemStart.Length; item++)
        {
            SortIfNeeded(keys.AsSpan(itemStart[item]..itemStart[item + 1]));
        }
    }

    private static void SortIfNeeded(Span<long> keys)
    {
        for (var n = 1; n < keys.Length; n++)
        {
            if (keys[n] < keys[n - 1])
            {
                keys.Sort();
                return;
            }
        }
    }

    // compacts keys and itemStart in place; returns how many rows repeat an earlier one
    private static int DropRepeats(long[] keys, int[] itemStart, DuplicateAnswers duplicates)
    {
        var (kept, repeated, from) = (0, 0, 0);
        for (var item = 0; item + 1 < itemStart.Length; item++)
        {
            var to = itemStart[item + 1];
            for (var n = from; n < to; n++)
            {
                if (n > from && keys[n] >> 32 == keys[n - 1] >> 32)
                {
                    repeated++;
                    RejectRepeat(duplicates, keys[n - 1], keys[n], item);
                    if (duplicates == DuplicateAnswers.KeepFirst)
                    {
                        continue;
                    }

                    kept -= duplicates == DuplicateAnswers.KeepLast ? 1 : 0;
                }

                keys[kept++] = keys[n];
            }

            from = to;
            itemStart[item + 1] = kept;
        }

        return repeated;
    }

    private static void RejectRepeat(DuplicateAnswers duplicates, long first, long second, int item)
    {
        if (duplicates == DuplicateAnswers.Reject)
        {
            throw new ArgumentException(
                $"Row {(int)second}: worker {second >> 32} already answered item {item} in row {(int)first}. " +
                "Keep one of them (first or last), or ask for replicates.");
        }
    }

    private static AnswerMatrix Gather(long[] keys, ReadOnlySpan<int> labels, int[] itemStart, AnswerMatrixShape shape, int repeated)
    {
        var count = itemStart[^1];
        var (workers, rows) = (new int[count], new int[count]);
        var narrow = shape.Classes <= 256 ? new byte[count] : null;
        var wide = narrow is null ? new ushort[count] : null;
        for (var n = 0; n < count; n++)
        {
            var row = (int)keys[n];
            (workers[n], rows[n]) = ((int)(keys[n] >> 32), row);
            if (narrow is not null)
            {
                narrow[n] = (byte)labels[row];
            }
            else
            {
                wide![n] = (ushort)labels[row];
            }
        }

        return new AnswerMatrix(itemStart, workers, rows, narrow, wide, shape, repeated);
    }
}
