namespace Crowd.Quality.Signals;

/// <summary>What work on a set of assignments pays an hour. For fair pay, and to see whom a reward is too low for.</summary>
/// <param name="Assignments">Assignments counted.</param>
/// <param name="Median">Median over assignments of pay over time, per hour, in the unit of the pay.</param>
/// <param name="Low">Lower end of the 95% interval of the median (order statistics); the smallest wage below six assignments.</param>
/// <param name="High">Upper end of the interval; the largest wage below six assignments.</param>
/// <param name="Overall">All pay over all time, with each time counted as at most three times the median time: pages left open are not work.</param>
public readonly record struct HourlyWage(int Assignments, double Median, double Low, double High, double Overall)
{
    private const double SecondsAnHour = 3600;
    private const double LongestTimes = 3;

    /// <summary>Computes the wage.</summary>
    /// <param name="pay">Pay of each assignment, 0 or more, bonuses included, in any one unit.</param>
    /// <param name="seconds">Its time in seconds, above 0.</param>
    /// <returns>The wage; zeros for no assignments. O(n log n).</returns>
    /// <exception cref="ArgumentException">Different lengths, a negative pay or a time not above 0, NaN or infinite; its index is named.</exception>
    public static HourlyWage Of(ReadOnlySpan<double> pay, ReadOnlySpan<double> seconds)
    {
        if (pay.Length != seconds.Length)
        {
            throw new ArgumentException($"{pay.Length} payments but {seconds.Length} times.", nameof(seconds));
        }

        var wages = new double[pay.Length];
        for (var i = 0; i < pay.Length; i++)
        {
            if (!(pay[i] >= 0 && double.IsFinite(pay[i]) && seconds[i] > 0 && double.IsFinite(seconds[i])))
            {
                throw new ArgumentException($"Assignment {i}: pay {pay[i]} must be 0 or more and time {seconds[i]} s above 0, both finite.");
            }

            wages[i] = pay[i] / seconds[i] * SecondsAnHour;
        }

        if (wages.Length == 0)
        {
            return default;
        }

        var longest = LongestTimes * RobustScale.Median(seconds.ToArray());
        double paid = 0, time = 0;
        for (var i = 0; i < pay.Length; i++)
        {
            (paid, time) = (paid + pay[i], time + Math.Min(seconds[i], longest));
        }

        var median = RobustScale.Median(wages);
        var rank = LowRank(wages.Length);
        return new(wages.Length, median, wages[rank], wages[wages.Length - 1 - rank], paid / time * SecondsAnHour);
    }

    /// <summary>Largest rank r (from 0) such that the order statistics r and n − 1 − r hold the median with 95%.</summary>
    private static int LowRank(int n)
    {
        var rank = 0;
        while (rank + 1 < n / 2 && MathNet.Numerics.Distributions.Binomial.CDF(0.5, n, rank + 1) <= 0.025)
        {
            rank++;
        }

        return rank;
    }
}
