using MathNet.Numerics;

namespace Crowd.Quality.Signals;

/// <summary>Finds workers who answer by habit: always the same label, or labels that do not follow the items.</summary>
public static class StraightLining
{
    /// <summary>Compares a worker's labels with expected shares.</summary>
    /// <param name="counts">How often the worker gave each label; 0 or more, K of them.</param>
    /// <param name="expectedShares">
    /// Shares to be expected, K numbers of 0 or more that are not all 0; normalised here. A label expected never but given counts as expected
    /// half a time in all.
    /// </param>
    /// <returns>The comparison; all zeros with p-values of 1 for a worker without answers or a single class.</returns>
    /// <exception cref="ArgumentException">Different lengths, a negative count or share, NaN, or shares that are all 0.</exception>
    public static LabelHabit Compare(ReadOnlySpan<long> counts, ReadOnlySpan<double> expectedShares)
    {
        var total = Check(counts, expectedShares, out var shareSum);
        if (total == 0 || counts.Length == 1)
        {
            return new(total, 0, 0, 0, 1, 0, 1, 0);
        }

        double entropy = 0, chiSquare = 0, g = 0;
        for (var k = 0; k < counts.Length; k++)
        {
            var expected = expectedShares[k] / shareSum * total;
            if (expected == 0)
            {
                expected = counts[k] == 0 ? 1 : 0.5; // an impossible label: surprising, not infinitely so
            }

            var off = expectedShares[k] == 0 && counts[k] == 0 ? 0 : counts[k] - expected;
            chiSquare += off * off / expected;
            if (counts[k] > 0)
            {
                entropy -= (double)counts[k] / total * Math.Log2((double)counts[k] / total);
                g += 2 * counts[k] * Math.Log(counts[k] / expected);
            }
        }

        g = Math.Max(0, g);
        return new(
            total, entropy, entropy / Math.Log2(counts.Length),
            chiSquare, UpperTail(chiSquare, counts.Length - 1), g, UpperTail(g, counts.Length - 1), g / (2 * total));
    }

    /// <summary>
    /// Compares every worker with what the others said of the same items (each item's shares without his own vote, smoothed with one
    /// vote of the pool): a worker whose items happen to be all alike is not suspected.
    /// </summary>
    /// <param name="answers">The answers.</param>
    /// <returns>One habit for each worker, in order.</returns>
    /// <remarks>O(A · K + A · R). Not random.</remarks>
    public static LabelHabit[] Scan(AnswerMatrix answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var classes = answers.ClassCount;
        var pool = answers.LabelCounts().Select(c => (c + 0.5) / (answers.AnswerCount + 0.5 * classes)).ToArray();
        var habits = new LabelHabit[answers.WorkerCount];
        var (counts, expected) = (new long[classes], new double[classes]);
        for (var worker = 0; worker < habits.Length; worker++)
        {
            Array.Clear(counts);
            Array.Fill(expected, 0);
            foreach (var answer in answers.AnswersBy(worker))
            {
                counts[answers.LabelAt(answer)]++;
                AddOthers(answers, answer, worker, pool, expected);
            }

            habits[worker] = Compare(counts, counts.AsSpan().ContainsAnyExcept(0L) ? expected : pool);
        }

        return habits;
    }

    private static void AddOthers(AnswerMatrix answers, int answer, int worker, double[] pool, double[] expected)
    {
        var item = answers.ItemOf(answer);
        var (from, to) = (answers.ItemStarts[item], answers.ItemStarts[item + 1]);
        var others = 0;
        for (var n = from; n < to; n++)
        {
            others += answers.WorkerAt(n) == worker ? 0 : 1;
        }

        var vote = 1.0 / (others + 1);
        for (var n = from; n < to; n++)
        {
            if (answers.WorkerAt(n) != worker)
            {
                expected[answers.LabelAt(n)] += vote;
            }
        }

        for (var k = 0; k < pool.Length; k++)
        {
            expected[k] += vote * pool[k];
        }
    }

    private static long Check(ReadOnlySpan<long> counts, ReadOnlySpan<double> shares, out double shareSum)
    {
        if (counts.Length != shares.Length || counts.IsEmpty)
        {
            throw new ArgumentException($"{counts.Length} counts but {shares.Length} shares; there must be one of each a label, and a label.");
        }

        long total = 0;
        shareSum = 0;
        for (var k = 0; k < counts.Length; k++)
        {
            if (counts[k] < 0 || !(shares[k] >= 0 && double.IsFinite(shares[k])))
            {
                throw new ArgumentException($"Label {k}: count {counts[k]} and share {shares[k]} must be finite and not negative.");
            }

            total += counts[k];
            shareSum += shares[k];
        }

        return shareSum > 0 ? total : throw new ArgumentException("The expected shares are all 0.", nameof(shares));
    }

    private static double UpperTail(double statistic, int freedom) =>
        statistic <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(freedom / 2.0, statistic / 2);
}
