namespace Crowd.Quality.Categorical;

/// <summary>A model's class probabilities, checked row by row.</summary>
internal static class ModelPredictions
{
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
