namespace Crowd.Quality.Numeric;

/// <summary>Answers by item, checked; within an item by worker and value, so that the order of the input does not matter.</summary>
internal sealed class NumericTable
{
    private const double Largest = 1e100;

    public NumericTable(ReadOnlySpan<NumericAnswer> answers)
    {
        for (var row = 0; row < answers.Length; row++)
        {
            if (answers[row].Item < 0 || answers[row].Worker < 0 || !(Math.Abs(answers[row].Value) <= Largest))
            {
                throw new ArgumentException(
                    $"Answer {row}: item {answers[row].Item} and worker {answers[row].Worker} must be 0 or more, and {answers[row].Value} a number within ±1e100.",
                    nameof(answers));
            }
        }

        var sorted = answers.ToArray();
        Array.Sort(sorted, (a, b) => (a.Item, a.Worker, a.Value).CompareTo((b.Item, b.Worker, b.Value)));
        Answers = sorted;
        Items = sorted.Length == 0 ? 0 : sorted[^1].Item + 1;
        Workers = sorted.Length == 0 ? 0 : sorted.Max(a => a.Worker) + 1;
        Start = new int[Items + 1];
        AnswersOf = new int[Workers];
        foreach (var answer in sorted)
        {
            Start[answer.Item + 1]++;
            AnswersOf[answer.Worker]++;
        }

        for (var i = 0; i < Items; i++)
        {
            Start[i + 1] += Start[i];
        }
    }

    public NumericAnswer[] Answers { get; }

    public int Items { get; }

    public int Workers { get; }

    public int[] Start { get; }

    public int[] AnswersOf { get; }

    public ReadOnlySpan<NumericAnswer> Of(int item) => Answers.AsSpan(Start[item]..Start[item + 1]);

    /// <summary>One figure an item from its answers; 0 for items without any.</summary>
    public double[] PerItem(Func<double[], double> figure)
    {
        var result = new double[Items];
        for (var i = 0; i < Items; i++)
        {
            var own = Of(i);
            if (!own.IsEmpty)
            {
                var values = new double[own.Length];
                for (var n = 0; n < values.Length; n++)
                {
                    values[n] = own[n].Value;
                }

                result[i] = figure(values);
            }
        }

        return result;
    }

    /// <summary>Weighted mean of each item; weights by answer position. Items whose weights are all 0 take the plain mean.</summary>
    public void WeightedMeans(ReadOnlySpan<double> weights, double[] values)
    {
        for (var i = 0; i < Items; i++)
        {
            double sum = 0, all = 0, plain = 0;
            for (var n = Start[i]; n < Start[i + 1]; n++)
            {
                sum += weights[n] * Answers[n].Value;
                all += weights[n];
                plain += Answers[n].Value;
            }

            if (Start[i + 1] > Start[i])
            {
                values[i] = all > 0 ? sum / all : plain / (Start[i + 1] - Start[i]);
            }
        }
    }

    /// <summary>Mean squared distance of the answers from their items' values.</summary>
    public double PooledVariance(double[] values) => Answers.Length == 0 ? 0 : Answers.Average(a => (a.Value - values[a.Item]) * (a.Value - values[a.Item]));
}
