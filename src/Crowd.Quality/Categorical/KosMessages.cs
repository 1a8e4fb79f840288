namespace Crowd.Quality.Categorical;

/// <summary>The messages of KOS, one each way an answer.</summary>
internal sealed class KosMessages
{
    private readonly AnswerMatrix _answers;

    public KosMessages(AnswerMatrix answers)
    {
        _answers = answers;
        (ToWorkers, ToItems) = (new double[answers.AnswerCount], new double[answers.AnswerCount]);
        Array.Fill(ToItems, 1);
    }

    /// <summary>What the item tells the worker of each answer.</summary>
    public double[] ToWorkers { get; }

    /// <summary>What the worker tells the item of each answer.</summary>
    public double[] ToItems { get; }

    public void Round(bool normalise)
    {
        for (var item = 0; item < _answers.ItemCount; item++)
        {
            var (from, to) = (_answers.ItemStarts[item], _answers.ItemStarts[item + 1]);
            var sum = 0.0;
            for (var n = from; n < to; n++)
            {
                sum += Sign(n) * ToItems[n];
            }

            for (var n = from; n < to; n++)
            {
                ToWorkers[n] = sum - (Sign(n) * ToItems[n]);
            }
        }

        for (var worker = 0; worker < _answers.WorkerCount; worker++)
        {
            var sum = 0.0;
            foreach (var n in _answers.AnswersBy(worker))
            {
                sum += Sign(n) * ToWorkers[n];
            }

            foreach (var n in _answers.AnswersBy(worker))
            {
                ToItems[n] = sum - (Sign(n) * ToWorkers[n]);
            }
        }

        if (normalise)
        {
            Normalise();
        }
    }

    /// <summary>One score an item: above 0 for class 1.</summary>
    public double[] Scores()
    {
        var scores = new double[_answers.ItemCount];
        for (var item = 0; item < scores.Length; item++)
        {
            for (var n = _answers.ItemStarts[item]; n < _answers.ItemStarts[item + 1]; n++)
            {
                scores[item] += Sign(n) * ToItems[n];
            }
        }

        return scores;
    }

    private double Sign(int answer) => _answers.LabelAt(answer) == 1 ? 1 : -1;

    private void Normalise()
    {
        var scale = Math.Sqrt(ToItems.Average(message => message * message));
        for (var n = 0; n < ToItems.Length; n++)
        {
            ToItems[n] = scale > 0 ? ToItems[n] / scale : 1;
        }
    }
}
