using Crowd.Quality.Agreement;

namespace Crowd.Quality.Spatial;

/// <summary>
/// Krippendorff's alpha for anything that has a distance (boxes, masks, sets of labels, texts): 1 − D_o / D_e, observed distance within units over
/// the distance of values taken from anywhere.
/// </summary>
public static class DistanceAlpha
{
    private const int Draws = 1000;
    private const double Confidence = 0.95;

    /// <summary>Computes alpha.</summary>
    /// <typeparam name="T">A value: what one worker said of one unit.</typeparam>
    /// <param name="units">The values of each unit, in any order; units with fewer than two values are left out.</param>
    /// <param name="distance">Symmetric distance, 0 for equal values, finite and not negative.</param>
    /// <param name="mostPairs">
    /// Pairs looked at for D_e: with more than that many pairs of values a seeded sample of this size is taken. Default 100,000.
    /// </param>
    /// <param name="seed">Seed of that sample and of the bootstrap.</param>
    /// <returns>Alpha with its interval; null when no unit has two values or all values are alike (D_e = 0).</returns>
    /// <exception cref="ArgumentException">A distance that is negative, infinite or NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mostPairs"/> below 1.</exception>
    /// <remarks>The interval is a percentile bootstrap over units (1,000 draws) with D_e held fixed; D_e varies little beside D_o.</remarks>
    public static DistanceAlphaEstimate? Of<T>(
        IReadOnlyList<IReadOnlyList<T>> units, Func<T, T, double> distance, int mostPairs = 100_000, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(distance);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostPairs, 1);
        var pairable = units.Where(u => u.Count > 1).ToArray();
        var values = pairable.SelectMany(u => u).ToArray();
        if (values.Length == 0)
        {
            return null;
        }

        var within = pairable.Select(u => 2 * PairSum(u, distance) / (u.Count - 1)).ToArray();
        var observed = within.Sum() / values.Length;
        var expected = Expected(values, distance, mostPairs, new Random(seed));
        return expected == 0 ? null : new(
            1 - (observed / expected), observed, expected, pairable.Length, Bootstrap(pairable, within, expected, new Random(seed)));
    }

    private static double PairSum<T>(IReadOnlyList<T> values, Func<T, T, double> distance)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Count; i++)
        {
            for (var j = i + 1; j < values.Count; j++)
            {
                sum += Checked(distance(values[i], values[j]));
            }
        }

        return sum;
    }

    private static double Expected<T>(T[] values, Func<T, T, double> distance, int mostPairs, Random random)
    {
        var pairs = (long)values.Length * (values.Length - 1) / 2;
        if (pairs <= mostPairs)
        {
            return PairSum(values, distance) / pairs;
        }

        var sum = 0.0;
        for (var n = 0; n < mostPairs; n++)
        {
            var i = random.Next(values.Length);
            var j = random.Next(values.Length - 1);
            sum += Checked(distance(values[i], values[j < i ? j : j + 1]));
        }

        return sum / mostPairs;
    }

    private static Interval Bootstrap<T>(IReadOnlyList<T>[] units, double[] within, double expected, Random random)
    {
        var alphas = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            double sum = 0, values = 0;
            for (var n = 0; n < units.Length; n++)
            {
                var u = random.Next(units.Length);
                (sum, values) = (sum + within[u], values + units[u].Count);
            }

            alphas[draw] = 1 - (sum / values / expected);
        }

        Array.Sort(alphas);
        var tail = (int)(Draws * (1 - Confidence) / 2);
        return new Interval(alphas[tail], alphas[Draws - 1 - tail]);
    }

    private static double Checked(double distance) => distance >= 0 && double.IsFinite(distance)
        ? distance
        : throw new ArgumentException($"A distance is {distance}; it must be finite and not negative.", nameof(distance));
}
