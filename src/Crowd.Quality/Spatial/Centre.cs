namespace Crowd.Quality.Spatial;

/// <summary>The middle of a few numbers, with and without weights. Callers see to it that there are some, all finite, weights above 0.</summary>
internal static class Centre
{
    public static double Median(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public static double WeightedMean(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        double sum = 0, all = 0;
        for (var i = 0; i < values.Length; i++)
        {
            (sum, all) = (sum + (weights[i] * values[i]), all + weights[i]);
        }

        return sum / all;
    }

    /// <summary>The lower weighted median: the least value with at least half of the weight at or below it.</summary>
    public static double WeightedMedian(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var (sorted, order) = (values.ToArray(), weights.ToArray());
        Array.Sort(sorted, order);
        var half = order.Sum() / 2;
        var below = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            below += order[i];
            if (below >= half)
            {
                return sorted[i];
            }
        }

        return sorted[^1];
    }
}
