namespace Crowd.Quality.Signals;

/// <summary>Number of successes in independent trials of unequal chances.</summary>
public static class PoissonBinomial
{
    /// <summary>Probabilities of 0, 1, …, n successes, by convolution in O(n²).</summary>
    /// <param name="chances">One chance a trial, each in [0, 1].</param>
    /// <returns>n + 1 probabilities.</returns>
    /// <exception cref="ArgumentException">A chance outside [0, 1], or NaN; its index is named.</exception>
    public static double[] Probabilities(ReadOnlySpan<double> chances)
    {
        var mass = new double[chances.Length + 1];
        mass[0] = 1;
        for (var i = 0; i < chances.Length; i++)
        {
            var p = Checked(chances, i);
            for (var k = i + 1; k > 0; k--)
            {
                mass[k] = mass[k] * (1 - p) + mass[k - 1] * p;
            }

            mass[0] *= 1 - p;
        }

        return mass;
    }

    /// <summary>P(at least <paramref name="observed"/> successes), summed from positive terms alone, so that tiny tails keep their digits.</summary>
    /// <param name="chances">One chance a trial, each in [0, 1].</param>
    /// <param name="observed">Successes seen.</param>
    /// <returns>A probability; 1 for 0 or less, 0 for more than there are trials. O(n · observed).</returns>
    /// <exception cref="ArgumentException">A chance outside [0, 1], or NaN; its index is named.</exception>
    public static double UpperTail(ReadOnlySpan<double> chances, int observed)
    {
        if (observed <= 0)
        {
            return 1;
        }

        if (observed > chances.Length)
        {
            return 0;
        }

        var mass = new double[observed + 1]; // the last one absorbs
        mass[0] = 1;
        for (var i = 0; i < chances.Length; i++)
        {
            var p = Checked(chances, i);
            mass[observed] += mass[observed - 1] * p;
            for (var k = observed - 1; k > 0; k--)
            {
                mass[k] = mass[k] * (1 - p) + mass[k - 1] * p;
            }

            mass[0] *= 1 - p;
        }

        return Math.Min(1, mass[observed]);
    }

    private static double Checked(ReadOnlySpan<double> chances, int i) => chances[i] is >= 0 and <= 1
        ? chances[i]
        : throw new ArgumentException($"Chance {chances[i]} at index {i} must be between 0 and 1.", nameof(chances));
}
