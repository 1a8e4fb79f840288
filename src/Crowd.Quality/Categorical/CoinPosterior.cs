namespace Crowd.Quality.Categorical;

/// <summary>The posterior of given parameters, without fitting anything.</summary>
internal static class CoinPosterior
{
    public static double[] Of(AnswerMatrix answers, ConfusionModel model, int[]? known)
    {
        var classes = answers.ClassCount;
        var posterior = new double[checked(answers.ItemCount * classes)];
        for (var item = 0; item < answers.ItemCount; item++)
        {
            var row = posterior.AsSpan(item * classes, classes);
            model.LogPrior.CopyTo(row);
            for (var n = answers.ItemStarts[item]; n < answers.ItemStarts[item + 1]; n++)
            {
                model.Add(answers.WorkerAt(n), answers.LabelAt(n), row, 1);
            }

            LogDomain.Soften(row);
        }

        VoteShares.Fix(posterior, known, classes);
        return posterior;
    }
}
