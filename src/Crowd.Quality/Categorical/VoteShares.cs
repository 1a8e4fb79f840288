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

    /// <summary>Each worker's share of answers that equal the labels (own votes included: a baseline's notion); 0.5 without answers.</summary>
    public static double[] AgreementWith(AnswerMatrix answers, int[] labels)
    {
        var (same, given) = (new double[answers.WorkerCount], new int[answers.WorkerCount]);
        for (var item = 0; item < answers.ItemCount; item++)
        {
            for (var n = answers.ItemStarts[item]; n < answers.ItemStarts[item + 1]; n++)
            {
                same[answers.WorkerAt(n)] += answers.LabelAt(n) == labels[item] ? 1 : 0;
                given[answers.WorkerAt(n)]++;
            }
        }

        return [.. same.Select((count, w) => given[w] == 0 ? 0.5 : count / given[w])];
    }

    /// <summary>Mean probability that a worker's answers are right under a posterior, shrunk by one answer at the pool's mean.</summary>
    public static double[] SkillAgainst(AnswerMatrix answers, double[] posterior)
    {
        var (right, given, total) = (new double[answers.WorkerCount], new int[answers.WorkerCount], 0.0);
        for (var item = 0; item < answers.ItemCount; item++)
        {
            for (var n = answers.ItemStarts[item]; n < answers.ItemStarts[item + 1]; n++)
            {
                var credit = posterior[(item * answers.ClassCount) + answers.LabelAt(n)];
                right[answers.WorkerAt(n)] += credit;
                given[answers.WorkerAt(n)]++;
                total += credit;
            }
        }

        var mean = total / answers.AnswerCount;
        return [.. right.Select((sum, w) => Math.Clamp((sum + mean) / (given[w] + 1.0), 0, 1))];
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
