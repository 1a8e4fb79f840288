using Crowd.Quality.Agreement;

namespace Crowd.Quality.Categorical;

/// <summary>Shares of votes: the start of every iterative method.</summary>
internal static class VoteShares
{
    public static double[] Of(AnswerMatrix answers, double[]? weights)
    {
        var classes = answers.ClassCount;
        var shares = new double[checked(answers.ItemCount * classes)];
        var pool = PoolShares(answers);
        for (var item = 0; item < answers.ItemCount; item++)
        {
            var row = shares.AsSpan(item * classes, classes);
            if (answers.AnswersTo(item) == 0)
            {
                pool.CopyTo(row);
                continue;
            }

            if (Vote(answers, item, weights, row) <= 0)
            {
                row.Clear();
                Vote(answers, item, null, row);
            }

            Normalise(row);
        }

        return shares;
    }

    /// <summary>The share of each class in all answers.</summary>
    public static double[] PoolShares(AnswerMatrix answers)
    {
        var counts = answers.LabelCounts();
        return Array.ConvertAll(counts, count => (double)count / answers.AnswerCount);
    }

    /// <summary>Sum of the vote shares of the items that were answered, by class.</summary>
    public static double[] SoftCounts(AnswerMatrix answers)
    {
        var sums = new double[answers.ClassCount];
        for (var item = 0; item < answers.ItemCount; item++)
        {
            var each = 1.0 / answers.AnswersTo(item);
            for (var n = answers.ItemStarts[item]; n < answers.ItemStarts[item + 1]; n++)
            {
                sums[answers.LabelAt(n)] += each;
            }
        }

        return sums;
    }

    public static void Normalise(Span<double> row)
    {
        var sum = 0.0;
        foreach (var value in row)
        {
            sum += value;
        }

        foreach (ref var value in row)
        {
            value /= sum;
        }
    }

    /// <summary>Sets the items whose truth is known.</summary>
    public static void Fix(double[] posterior, int[]? known, int classes)
    {
        for (var item = 0; item < (known?.Length ?? 0); item++)
        {
            if (known![item] >= 0)
            {
                var row = posterior.AsSpan(item * classes, classes);
                row.Clear();
                row[known[item]] = 1;
            }
        }
    }

    /// <summary>Mean agreement with the majority of the others, shrunk by one answer at the pool's mean: in (0, 1) for everyone.</summary>
    public static double[] LeaveOneOutSkill(AnswerMatrix answers)
    {
        var agreement = LeaveOneOutAgreement.Of(answers);
        double scored = agreement.Sum(a => (long)a.Scored);
        var mean = scored == 0 ? 1.0 / answers.ClassCount : agreement.Sum(a => a.Credit) / scored;
        return Array.ConvertAll(agreement, a => (a.Credit + mean) / (a.Scored + 1.0));
    }

    private static double Vote(AnswerMatrix answers, int item, double[]? weights, Span<double> row)
    {
        var sum = 0.0;
        for (var n = answers.ItemStarts[item]; n < answers.ItemStarts[item + 1]; n++)
        {
            var weight = weights is null ? 1 : weights[answers.WorkerAt(n)];
            row[answers.LabelAt(n)] += weight;
            sum += weight;
        }

        return sum;
    }
}
