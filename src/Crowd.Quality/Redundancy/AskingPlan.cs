using Crowd.Quality.Categorical;

namespace Crowd.Quality.Redundancy;

/// <summary>Which items want another answer, the least sure first.</summary>
public static class AskingPlan
{
    /// <summary>The verdict on every item, in order of asking: unsure items by ascending confidence, then the rest by index.</summary>
    /// <param name="fit">A fit of all answers so far.</param>
    /// <param name="rule">When to stop.</param>
    /// <exception cref="ArgumentException">The rule's numbers do not fit together.</exception>
    /// <remarks>The gain is that of a worker with the pool's average confusion matrix. Time O(answers · K + items · K²). Not random.</remarks>
    public static IReadOnlyList<NextAnswer> Of(ConfusionEstimate fit, StoppingRule rule)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(rule);
        rule.Check();
        var answers = fit.Answers;
        var tempered = fit.Tempered(rule.Rho);
        var average = AverageConfusion(fit);
        var votes = new int[answers.ClassCount];
        var plan = new NextAnswer[answers.ItemCount];
        for (var item = 0; item < plan.Length; item++)
        {
            Array.Clear(votes);
            for (var n = answers.ItemStarts[item]; n < answers.ItemStarts[item + 1]; n++)
            {
                votes[answers.LabelAt(n)]++;
            }

            var posterior = tempered.PosteriorOf(item);
            plan[item] = new NextAnswer(item, rule.Judge(posterior, votes), tempered.ConfidenceOf(item), ValueOfInformation.Gain(posterior, average));
        }

        return [.. plan.OrderBy(next => next.Verdict).ThenBy(next => next.Verdict == ItemVerdict.AskAgain ? next.Confidence : 0).ThenBy(next => next.Item)];
    }

    /// <summary>Mean confusion matrix of the workers, each weighted by the answers given: what to expect of whoever comes next.</summary>
    public static double[,] AverageConfusion(ConfusionEstimate fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var (answers, classes) = (fit.Answers, fit.Answers.ClassCount);
        var sum = new double[classes, classes];
        for (var worker = 0; worker < answers.WorkerCount; worker++)
        {
            var share = (double)answers.AnswersBy(worker).Length / answers.AnswerCount;
            var own = share > 0 ? fit.ConfusionOf(worker) : sum;
            for (var cell = 0; cell < sum.Length && share > 0; cell++)
            {
                sum[cell / classes, cell % classes] += share * own[cell / classes, cell % classes];
            }
        }

        return sum;
    }
}
