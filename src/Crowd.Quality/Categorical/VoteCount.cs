using System.Runtime.CompilerServices;
using Crowd.Quality.Agreement;

namespace Crowd.Quality.Categorical;

/// <summary>
/// Plain majority in one look at each item's votes: shares, labels, ties, and each worker's credit from the majority of the others.
/// Items are cut into chunks by the data alone and credits added in their order, so threads change no bit.
/// </summary>
internal sealed class VoteCount
{
    private readonly AnswerMatrix _answers;
    private readonly long[] _counts;
    private readonly double[] _pool;
    private readonly int[] _chunks;
    private readonly double[][] _credit;
    private readonly int[][] _scored;

    private VoteCount(AnswerMatrix answers)
    {
        (_answers, _counts, _pool) = (answers, answers.LabelCounts(), VoteShares.PoolShares(answers));
        _chunks = EmPartition.Items(answers, answers.WorkerCount);
        _credit = [.. _chunks.Skip(1).Select(_ => new double[answers.WorkerCount])];
        _scored = [.. _chunks.Skip(1).Select(_ => new int[answers.WorkerCount])];
        Posterior = new double[checked(answers.ItemCount * answers.ClassCount)];
        (Labels, Tied) = (new int[answers.ItemCount], new bool[answers.ItemCount]);
    }

    public double[] Posterior { get; }

    public int[] Labels { get; }

    public bool[] Tied { get; }

    /// <summary>Counts; the answers must hold no worker twice on one item.</summary>
    public static VoteCount Of(AnswerMatrix answers, TruthOptions options)
    {
        var count = new VoteCount(answers);
        options.Cancellation.ThrowIfCancellationRequested();
        if (count._credit.Length == 1 || options.Threads == 1)
        {
            for (var chunk = 0; chunk < count._credit.Length; chunk++)
            {
                count.Count(chunk);
            }
        }
        else
        {
            Parallel.For(0, count._credit.Length, options.Parallel(), count.Count);
        }

        return count;
    }

    /// <summary>Each worker's mean credit, shrunk by one answer at the pool's mean.</summary>
    public double[] Skill()
    {
        var (credit, scored) = (_credit[0], _scored[0]);
        for (var chunk = 1; chunk < _credit.Length; chunk++)
        {
            for (var w = 0; w < credit.Length; w++)
            {
                credit[w] += _credit[chunk][w];
                scored[w] += _scored[chunk][w];
            }
        }

        var all = scored.Sum(s => (long)s);
        var mean = all == 0 ? 1.0 / _answers.ClassCount : credit.Sum() / all;
        return [.. credit.Select((c, w) => (Math.Min(c, scored[w]) + mean) / (scored[w] + 1.0))];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(int chunk)
    {
        var starts = _answers.ItemStarts;
        var workers = _answers.Workers;
        var classes = _answers.ClassCount;
        var (credit, scored) = (_credit[chunk], _scored[chunk]);
        var (votes, credits) = (new int[classes], new double[classes]);
        for (var item = _chunks[chunk]; item < _chunks[chunk + 1]; item++)
        {
            var (from, to) = (starts[item], starts[item + 1]);
            var row = Posterior.AsSpan(item * classes, classes);
            Array.Clear(votes);
            for (var n = from; n < to; n++)
            {
                votes[_answers.LabelAt(n)]++;
            }

            Share(votes, to - from, row);
            Labels[item] = TieRule.Pick(row, _counts, out Tied[item]);
            if (to - from < 2)
            {
                continue;
            }

            Credit(votes, credits);
            for (var n = from; n < to; n++)
            {
                credit[workers[n]] += credits[_answers.LabelAt(n)];
                scored[workers[n]]++;
            }
        }
    }

    private void Share(ReadOnlySpan<int> votes, int all, Span<double> row)
    {
        for (var k = 0; k < row.Length; k++)
        {
            row[k] = all == 0 ? _pool[k] : (double)votes[k] / all;
        }
    }

    private static void Credit(ReadOnlySpan<int> votes, Span<double> credits)
    {
        var leaders = VoteLeaders.Of(votes);
        for (var k = 0; k < votes.Length; k++)
        {
            credits[k] = leaders.CreditOf(votes[k]);
        }
    }
}
