namespace Crowd.Quality.Categorical;

/// <summary>A model's class probabilities, checked row by row.</summary>
internal static class ModelPredictions
{
    /// <summary>A model that rules a class out altogether could never be outvoted.</summary>
    public const double LeastProbability = 1e-6;

    public static double[] Check(AnswerMatrix answers, ReadOnlySpan<double> model)
    {
        if (model.Length != answers.ItemCount * answers.ClassCount)
        {
            throw new ArgumentException(
                $"There are {model.Length} model probabilities for {answers.ItemCount} items of {answers.ClassCount} classes: give K an item.", nameof(model));
        }

        for (var item = 0; item < answers.ItemCount; item++)
        {
            var sum = 0.0;
            foreach (var p in model.Slice(item * answers.ClassCount, answers.ClassCount))
            {
                sum += p >= 0 ? p : double.NaN;
            }

            if (!(Math.Abs(sum - 1) < 1e-3))
            {
                throw new ArgumentException($"Item {item}: the model's probabilities are not shares that sum to 1.", nameof(model));
            }
        }

        return model.ToArray();
    }

    /// <summary>ln of the model's distributions, each raised to the power of the trust and made to sum to 1 again.</summary>
    public static double[] LogPrior(AnswerMatrix answers, ReadOnlySpan<double> model, double trust)
    {
        DawidSkeneOptions.NotNegative(trust, nameof(trust));
        var logs = Array.ConvertAll(Check(answers, model), p => trust * Math.Log(Math.Max(p, LeastProbability)));
        for (var item = 0; item < answers.ItemCount; item++)
        {
            var row = logs.AsSpan(item * answers.ClassCount, answers.ClassCount);
            LogDomain.Soften(row);
            foreach (ref var value in row)
            {
                value = Math.Log(value);
            }
        }

        return logs;
    }

    public static int Argmax(ReadOnlySpan<double> row)
    {
        var best = 0;
        for (var k = 1; k < row.Length; k++)
        {
            best = row[k] > row[best] ? k : best;
        }

        return best;
    }
}
