namespace Crowd.Quality.Numeric;

/// <summary>Consensus of numbers: ratings, counts, prices, positions. For a few ordered classes see <see cref="OrdinalConsensus"/>.</summary>
public static class NumericConsensus
{
    private const double Quantile = 1.959963984540054;
    private const double Rho = 0.4;
    private const double BiasPrior = 4;
    private const double TrimmedShare = 0.2;

    /// <summary>Computes the consensus.</summary>
    /// <param name="answers">One row an answer, in any order; repeated (item, worker) pairs count as separate answers.</param>
    /// <param name="method">How; the default had the lowest squared error of those with few assumptions on public data.</param>
    /// <returns>Values with intervals, and workers' records. Never NaN; no answers give empty lists.</returns>
    /// <exception cref="ArgumentException">A negative item or worker, or a value that is NaN, infinite or beyond ±1e100; the row is named.</exception>
    /// <remarks>
    /// On the public set <c>emotion</c> (600 items, 10 answers each) mean absolute error / root mean square error: mean 10.41 / 16.05, median
    /// 11.36 / 19.08; the table of all is in docs/methods-other.md. O(A log A), then O(A) a round, at most 200 rounds. Deterministic.
    /// </remarks>
    public static NumericEstimate Fit(ReadOnlySpan<NumericAnswer> answers, NumericMethod method = NumericMethod.Gaussian)
    {
        var table = new NumericTable(answers);
        var fit = method switch
        {
            NumericMethod.Gaussian => GaussianModel.Fit(table, new()),
            NumericMethod.GaussianNoPriors => GaussianModel.Fit(table, GaussianSettings.NoPriors),
            NumericMethod.StudentT => GaussianModel.Fit(table, new() { Freedom = 4 }),
            NumericMethod.Crh => WeightedRounds.Crh(table),
            NumericMethod.Catd => WeightedRounds.Catd(table),
            NumericMethod.Mean => Simple(table, v => v.Average(), 1),
            NumericMethod.Median => Simple(table, v => Spatial.Centre.Median(v), 1.5708),
            NumericMethod.TrimmedMean => Simple(table, Trimmed, 1),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "No such method."),
        };
        return new(Items(table, fit), Workers(table, fit), fit.Iterations, fit.HasConverged);
    }

    private static NumericFit Simple(NumericTable table, Func<double[], double> figure, double variancePenalty)
    {
        var values = table.PerItem(figure);
        var pooled = variancePenalty * table.PooledVariance(values);
        var variances = new double[table.Items];
        for (var i = 0; i < variances.Length; i++)
        {
            variances[i] = pooled / Math.Max(1, table.Start[i + 1] - table.Start[i]);
        }

        return new(values, [.. table.Answers.Select(_ => 1.0)], RootMeanSquares(table, values), variances, 0, true);
    }

    private static double Trimmed(double[] values)
    {
        Array.Sort(values);
        var cut = (int)(TrimmedShare * values.Length);
        return values.AsSpan(cut..(values.Length - cut)).ToArray().Average();
    }

    internal static double[] RootMeanSquares(NumericTable table, double[] values)
    {
        var squares = new double[table.Workers];
        foreach (var answer in table.Answers)
        {
            squares[answer.Worker] += (answer.Value - values[answer.Item]) * (answer.Value - values[answer.Item]);
        }

        return [.. squares.Select((s, w) => Math.Sqrt(s / Math.Max(1, table.AnswersOf[w])))];
    }

    private static NumericItem?[] Items(NumericTable table, NumericFit fit)
    {
        var pooled = table.PooledVariance(fit.Values);
        var items = new NumericItem?[table.Items];
        for (var i = 0; i < items.Length; i++)
        {
            var count = table.Start[i + 1] - table.Start[i];
            if (count == 0)
            {
                continue;
            }

            var weights = fit.Weights.AsSpan(table.Start[i]..table.Start[i + 1]).ToArray();
            var variance = fit.ItemVariances?[i] ?? pooled * weights.Sum(w => w * w) / Math.Max(1e-300, weights.Sum() * weights.Sum());
            var half = Quantile * Math.Sqrt(variance * (1 + (Rho * (count - 1))));
            items[i] = new(fit.Values[i], fit.Values[i] - half, fit.Values[i] + half, count);
        }

        return items;
    }

    private static NumericWorker[] Workers(NumericTable table, NumericFit fit)
    {
        var (bias, weight) = (new double[table.Workers], new double[table.Workers]);
        for (var n = 0; n < table.Answers.Length; n++)
        {
            var answer = table.Answers[n];
            bias[answer.Worker] += answer.Value - fit.Values[answer.Item];
            weight[answer.Worker] += fit.Weights[n];
        }

        var all = weight.Sum();
        var mean = all > 0 ? all / table.Answers.Length : 1;
        return [.. Enumerable.Range(0, table.Workers).Select(w => new NumericWorker(
            w, table.AnswersOf[w], bias[w] / (table.AnswersOf[w] + BiasPrior), fit.Deviations[w],
            table.AnswersOf[w] == 0 ? 1 : weight[w] / table.AnswersOf[w] / mean))];
    }
}
