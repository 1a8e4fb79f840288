using MathNet.Numerics.Distributions;

namespace Crowd.Quality.Numeric;

/// <summary>Methods that go back and forth between weighted means and weights by the workers' losses.</summary>
internal static class WeightedRounds
{
    private const int MaximumIterations = 200;
    private const double Tolerance = 1e-6;
    private const double CatdAlpha = 0.05;

    /// <summary>CRH: squared errors over the item's own spread; weight −ln(loss / sum of losses).</summary>
    public static NumericFit Crh(NumericTable table)
    {
        var spread = table.PerItem(v => Math.Sqrt(Variance(v)));
        return Run(table, table.PerItem(v => v.Average()), values =>
        {
            var losses = new double[table.Workers];
            foreach (var answer in table.Answers)
            {
                var off = answer.Value - values[answer.Item];
                losses[answer.Worker] += spread[answer.Item] > 0 ? off * off / spread[answer.Item] : 0;
            }

            for (var w = 0; w < losses.Length; w++)
            {
                losses[w] /= Math.Max(1, table.AnswersOf[w]);
            }

            return CrhWeights(losses);
        });
    }

    /// <summary>CATD: weight chi-square quantile(alpha / 2; answers) / squared errors.</summary>
    public static NumericFit Catd(NumericTable table) => Run(table, table.PerItem(v => Spatial.Centre.Median(v)), values =>
    {
        var squares = new double[table.Workers];
        foreach (var answer in table.Answers)
        {
            squares[answer.Worker] += (answer.Value - values[answer.Item]) * (answer.Value - values[answer.Item]);
        }

        var all = squares.Sum(); // shares, so that neither huge nor tiny numbers overflow
        return CatdWeights([.. squares.Select(s => all > 0 ? s / all : 1)], table.AnswersOf);
    });

    public static double[] CrhWeights(double[] losses)
    {
        var sum = losses.Sum();
        var floor = 1e-9 * sum;
        return [.. losses.Select(l => sum > 0 ? -Math.Log(Math.Clamp(Math.Max(l, floor) / sum, 0, 1)) : 1)];
    }

    public static double[] CatdWeights(double[] squaredErrors, int[] answers)
    {
        var floor = Math.Max(1e-12, 1e-9 * squaredErrors.Sum());
        return [.. squaredErrors.Select((s, w) => answers[w] == 0 ? 1 : ChiSquared.InvCDF(answers[w], CatdAlpha / 2) / Math.Max(floor, s))];
    }

    private static NumericFit Run(NumericTable table, double[] values, Func<double[], double[]> weigh)
    {
        var weights = new double[table.Answers.Length];
        var scale = Math.Sqrt(table.PooledVariance(values));
        var (iterations, converged) = (0, table.Answers.Length == 0);
        while (!converged && iterations < MaximumIterations)
        {
            iterations++;
            var byWorker = weigh(values);
            for (var n = 0; n < weights.Length; n++)
            {
                weights[n] = byWorker[table.Answers[n].Worker];
            }

            var before = values.ToArray();
            table.WeightedMeans(weights, values);
            converged = values.Zip(before).All(p => Math.Abs(p.First - p.Second) <= Tolerance * scale);
        }

        return new(values, weights, NumericConsensus.RootMeanSquares(table, values), null, iterations, converged);
    }

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Average(v => (v - mean) * (v - mean));
    }
}
