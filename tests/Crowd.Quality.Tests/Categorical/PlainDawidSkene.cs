namespace Crowd.Quality.Tests.Categorical;

/// <summary>Dawid–Skene (MAP) as one would write it on paper: no vectors, no chunks, no fused steps.</summary>
internal static class PlainDawidSkene
{
    public static double[] Fit(AnswerMatrix answers, int iterations)
    {
        var (classes, items) = (answers.ClassCount, answers.ItemCount);
        var q = new double[items, classes];
        var votes = new double[classes];
        for (var n = 0; n < answers.AnswerCount; n++)
        {
            var share = 1.0 / answers.AnswersTo(answers.ItemOf(n));
            q[answers.ItemOf(n), answers.LabelAt(n)] += share;
            votes[answers.LabelAt(n)] += share;
        }

        for (var t = 0; t < iterations; t++)
        {
            q = Expect(answers, q, votes);
        }

        return [.. q.Cast<double>()];
    }

    private static double[,] Expect(AnswerMatrix answers, double[,] q, double[] votes)
    {
        var classes = answers.ClassCount;
        var off = Math.Min(0.25, 1.0 / (classes - 1));
        var counts = new double[answers.WorkerCount, classes, classes];
        var prior = (double[])votes.Clone();
        for (var i = 0; i < answers.ItemCount; i++)
        {
            for (var k = 0; k < classes; k++)
            {
                prior[k] += q[i, k];
            }
        }

        for (var n = 0; n < answers.AnswerCount; n++)
        {
            for (var k = 0; k < classes; k++)
            {
                counts[answers.WorkerAt(n), k, answers.LabelAt(n)] += q[answers.ItemOf(n), k];
            }
        }

        var next = new double[answers.ItemCount, classes];
        for (var i = 0; i < answers.ItemCount; i++)
        {
            var sum = 0.0;
            for (var k = 0; k < classes; k++)
            {
                var p = prior[k] / prior.Sum();
                for (var n = answers.ItemStarts[i]; n < answers.ItemStarts[i + 1]; n++)
                {
                    var worker = answers.WorkerAt(n);
                    var row = Enumerable.Range(0, classes).Sum(y => counts[worker, k, y] + (y == k ? 1 : off));
                    p *= (counts[worker, k, answers.LabelAt(n)] + (answers.LabelAt(n) == k ? 1 : off)) / row;
                }

                next[i, k] = p;
                sum += p;
            }

            for (var k = 0; k < classes; k++)
            {
                next[i, k] /= sum;
            }
        }

        return next;
    }
}
