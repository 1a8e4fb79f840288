using System.Runtime.CompilerServices;

namespace Crowd.Quality;

/// <summary>
/// All answers of a campaign in columns: the common coin of every method in this library.
/// Items, workers and labels are the integers 0 … count − 1; names stay with the caller (or in <see cref="LabelledAnswers"/>).
/// </summary>
/// <remarks>
/// Answers are stored item by item, within an item by worker, whatever the order of the input, so results do not depend on that order.
/// A position in this order is called an <em>answer</em> here; <see cref="RowOf"/> leads back to the input row.
/// Memory: 9 bytes an answer (10 above 256 classes); 8 more once the view by worker is asked for. Immutable and safe to share between threads.
/// </remarks>
public sealed partial class AnswerMatrix
{
    private readonly int[] _itemStart;
    private readonly int[] _workers;
    private readonly int[] _rows;
    private readonly byte[]? _narrow;
    private readonly ushort[]? _wide;
    private readonly Lazy<WorkerView> _byWorker;

    private AnswerMatrix(int[] itemStart, int[] workers, int[] rows, byte[]? narrow, ushort[]? wide, AnswerMatrixShape shape, int repeated)
    {
        (_itemStart, _workers, _rows, _narrow, _wide) = (itemStart, workers, rows, narrow, wide);
        (ItemCount, WorkerCount, ClassCount) = (shape.Items, shape.Workers, shape.Classes);
        RepeatedAnswers = repeated;
        _byWorker = new Lazy<WorkerView>(() => WorkerView.Of(this));
    }

    /// <summary>Number of items, those without an answer included.</summary>
    public int ItemCount { get; }

    /// <summary>Number of workers, those without an answer included.</summary>
    public int WorkerCount { get; }

    /// <summary>Number of classes K: labels are 0 … K − 1.</summary>
    public int ClassCount { get; }

    /// <summary>Number of answers kept.</summary>
    public int AnswerCount => _workers.Length;

    /// <summary>How many answers repeat an earlier one of the same worker to the same item (kept or dropped).</summary>
    public int RepeatedAnswers { get; }

    /// <summary>Where each item's answers begin: item i has the answers <c>[ItemStarts[i], ItemStarts[i + 1])</c>. Length items + 1.</summary>
    public ReadOnlySpan<int> ItemStarts => _itemStart;

    /// <summary>The worker of each answer.</summary>
    public ReadOnlySpan<int> Workers => _workers;

    /// <summary>The input row of each answer.</summary>
    public ReadOnlySpan<int> Rows => _rows;

    /// <summary>The label of an answer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int LabelAt(int answer) => _narrow is not null ? _narrow[answer] : _wide![answer];

    /// <summary>The worker of an answer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int WorkerAt(int answer) => _workers[answer];

    /// <summary>The input row an answer came from.</summary>
    public int RowOf(int answer) => _rows[answer];

    /// <summary>How many answers an item has.</summary>
    public int AnswersTo(int item) => _itemStart[item + 1] - _itemStart[item];

    /// <summary>The answers (positions) one worker gave, in order of item.</summary>
    public ReadOnlySpan<int> AnswersBy(int worker)
    {
        var view = _byWorker.Value;
        return view.Answers.AsSpan(view.Start[worker]..view.Start[worker + 1]);
    }

    /// <summary>The item of an answer.</summary>
    public int ItemOf(int answer) => _byWorker.Value.Items[answer];

    /// <summary>How often each class was answered, over all items. Length K.</summary>
    public long[] LabelCounts()
    {
        var counts = new long[ClassCount];
        for (var n = 0; n < AnswerCount; n++)
        {
            counts[LabelAt(n)]++;
        }

        return counts;
    }

    private sealed record WorkerView(int[] Start, int[] Answers, int[] Items)
    {
        public static WorkerView Of(AnswerMatrix matrix)
        {
            var start = new int[matrix.WorkerCount + 1];
            foreach (var worker in matrix._workers)
            {
                start[worker + 1]++;
            }

            for (var w = 0; w < matrix.WorkerCount; w++)
            {
                start[w + 1] += start[w];
            }

            var next = start.AsSpan(0, matrix.WorkerCount).ToArray();
            var (answers, items) = (new int[matrix.AnswerCount], new int[matrix.AnswerCount]);
            for (var item = 0; item < matrix.ItemCount; item++)
            {
                for (var n = matrix._itemStart[item]; n < matrix._itemStart[item + 1]; n++)
                {
                    items[n] = item;
                    answers[next[matrix._workers[n]]++] = n;
                }
            }

            return new WorkerView(start, answers, items);
        }
    }
}
