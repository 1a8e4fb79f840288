using Crowd.Quality.Categorical;

namespace Crowd.Benchmarks.Accuracy;

/// <summary>An estimate against gold.</summary>
internal static class GoldScore
{
    /// <summary>Share of gold items whose label is right.</summary>
    public static double Accuracy(TruthEstimate fit, int[] gold) => Mean(gold, item => fit.Labels[item] == gold[item] ? 1 : 0);

    /// <summary>The same, a tie of t labels counting 1 / t where gold is among them: no luck in it.</summary>
    public static double TieSplit(TruthEstimate fit, int[] gold) => Mean(gold, item =>
    {
        var row = fit.PosteriorOf(item).ToArray();
        var best = row.Max();
        return row[gold[item]] >= best - 1e-9 ? 1.0 / row.Count(p => p >= best - 1e-9) : 0;
    });

    /// <summary>Mean −ln of the probability of the truth (at least 1e-10).</summary>
    public static double LogLoss(ReadOnlySpan<double> posterior, int classes, int[] gold)
    {
        var rows = posterior.ToArray();
        return Mean(gold, item => -Math.Log(Math.Max(rows[(item * classes) + gold[item]], 1e-10)));
    }

    /// <summary>Expected calibration error of the label's confidence, ten equal bins.</summary>
    public static double CalibrationError(ReadOnlySpan<int> labels, Func<int, double> confidence, int[] gold)
    {
        var (sum, right, count) = (new double[10], new double[10], new int[10]);
        for (var item = 0; item < gold.Length; item++)
        {
            if (gold[item] >= 0)
            {
                var bin = Math.Clamp((int)(confidence(item) * 10), 0, 9);
                sum[bin] += confidence(item);
                right[bin] += labels[item] == gold[item] ? 1 : 0;
                count[bin]++;
            }
        }

        return Enumerable.Range(0, 10).Sum(bin => Math.Abs(sum[bin] - right[bin])) / count.Sum();
    }

    private static double Mean(int[] gold, Func<int, double> of)
    {
        var (sum, count) = (0.0, 0);
        for (var item = 0; item < gold.Length; item++)
        {
            if (gold[item] >= 0)
            {
                sum += of(item);
                count++;
            }
        }

        return sum / count;
    }
}
