namespace Crowd.Quality.Sequential;

/// <summary>Lists of workers whose expected share of false entries is bounded. Cost: one sort. Not random; ties by index.</summary>
public static class FalseDiscovery
{
    /// <summary>
    /// e-BH: the longest list in which every e is at least W / (rate · length). Valid under any dependence between workers, also with each
    /// e taken at its own stopping time; not with running maxima (Wang and Ramdas 2022, doi 10.1111/rssb.12489).
    /// </summary>
    /// <param name="evidence">One e a worker, 0 or more; infinity is allowed.</param>
    /// <param name="rate">Largest expected share of false entries, strictly between 0 and 1.</param>
    /// <returns>Indexes of the chosen workers, ascending; empty if there are none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A rate out of its range.</exception>
    /// <exception cref="ArgumentException">A negative e, or NaN.</exception>
    public static int[] ByEvidence(ReadOnlySpan<double> evidence, double rate = 0.05)
    {
        Check.OpenUnit(rate);
        var size = evidence.Length;
        var order = Sorted(evidence, descending: true, double.PositiveInfinity);
        return Best(order, (e, k) => e >= size / (rate * k), evidence);
    }

    /// <summary>
    /// Benjamini–Hochberg on p-values: the longest list in which the k-th smallest p is at most rate · k / W. For independent tests made
    /// once (doi 10.1111/j.2517-6161.1995.tb02031.x); for tests watched over time use <see cref="ByEvidence"/>.
    /// </summary>
    /// <param name="pValues">One p-value a test, in [0, 1].</param>
    /// <param name="rate">Largest expected share of false entries, strictly between 0 and 1.</param>
    /// <returns>Indexes of the chosen tests, ascending; empty if there are none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A rate out of its range.</exception>
    /// <exception cref="ArgumentException">A p-value outside [0, 1], or NaN.</exception>
    public static int[] ByPValue(ReadOnlySpan<double> pValues, double rate = 0.05)
    {
        Check.OpenUnit(rate);
        var size = pValues.Length;
        var order = Sorted(pValues, descending: false, 1);
        return Best(order, (p, k) => p <= rate * k / size, pValues);
    }

    private static int[] Sorted(ReadOnlySpan<double> values, bool descending, double largest)
    {
        var keys = new double[values.Length];
        var order = new int[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (!(values[i] >= 0 && values[i] <= largest))
            {
                throw new ArgumentException($"Value {values[i]} at index {i} must be between 0 and {largest}.", nameof(values));
            }

            keys[i] = descending ? -values[i] : values[i];
            order[i] = i;
        }

        Array.Sort(keys, order);
        return order;
    }

    private static int[] Best(int[] order, Func<double, int, bool> passes, ReadOnlySpan<double> values)
    {
        for (var k = order.Length; k > 0; k--)
        {
            if (passes(values[order[k - 1]], k))
            {
                var chosen = order[..k];
                Array.Sort(chosen);
                return chosen;
            }
        }

        return [];
    }
}
