namespace Crowd.Quality.Calibration;

/// <summary>How far a confidence can be believed, measured on items whose truth is known.</summary>
/// <param name="Items">Gold items measured.</param>
/// <param name="Accuracy">Share of right labels.</param>
/// <param name="LogLoss">Mean −ln of the probability given to the truth (at least 1e-10); lower is better, ln K is no knowledge.</param>
/// <param name="CalibrationError">Expected calibration error: |mean confidence − share right| over ten equal bins of confidence, weighted by items.</param>
/// <param name="Brier">Mean squared distance of the distribution from the truth, 0 to 2.</param>
/// <param name="Bins">The reliability diagram, empty bins left out.</param>
public sealed record CalibrationReport(
    int Items, double Accuracy, double LogLoss, double CalibrationError, double Brier, IReadOnlyList<CalibrationBin> Bins)
{
    /// <summary>Measures a posterior.</summary>
    /// <param name="posterior">K probabilities an item.</param>
    /// <param name="labels">The label shown for each item.</param>
    /// <param name="gold">True class by item, −1 where unknown.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together, or no item has gold.</exception>
    public static CalibrationReport Of(ReadOnlySpan<double> posterior, ReadOnlySpan<int> labels, ReadOnlySpan<int> gold)
    {
        if (labels.Length != gold.Length || labels.Length == 0 || posterior.Length % labels.Length != 0)
        {
            throw new ArgumentException($"{posterior.Length} probabilities, {labels.Length} labels and {gold.Length} gold labels do not fit together.");
        }

        var classes = posterior.Length / labels.Length;
        var (bins, loss, brier) = (new BinSum[10], 0.0, 0.0);
        for (var item = 0; item < gold.Length; item++)
        {
            if (gold[item] >= 0)
            {
                var row = posterior.Slice(item * classes, classes);
                bins[Math.Clamp((int)(row[labels[item]] * 10), 0, 9)].Add(row[labels[item]], labels[item] == gold[item]);
                loss -= Math.Log(Math.Max(row[gold[item]], 1e-10));
                brier += Distance(row, gold[item]);
            }
        }

        var items = bins.Sum(bin => bin.Items);
        return items == 0
            ? throw new ArgumentException("No item has gold: there is nothing to measure.", nameof(gold))
            : new CalibrationReport(
                items, (double)bins.Sum(bin => bin.Right) / items, loss / items,
                bins.Sum(bin => Math.Abs(bin.Confidence - bin.Right)) / items, brier / items, [.. bins.Where(bin => bin.Items > 0).Select(bin => bin.ToBin())]);
    }

    private static double Distance(ReadOnlySpan<double> row, int truth)
    {
        var sum = 0.0;
        for (var k = 0; k < row.Length; k++)
        {
            var off = row[k] - (k == truth ? 1 : 0);
            sum += off * off;
        }

        return sum;
    }

    private record struct BinSum(int Items, int Right, double Confidence)
    {
        public void Add(double confidence, bool right) => (Items, Right, Confidence) = (Items + 1, Right + (right ? 1 : 0), Confidence + confidence);

        public readonly CalibrationBin ToBin() => new(Items, Confidence / Items, (double)Right / Items);
    }
}
