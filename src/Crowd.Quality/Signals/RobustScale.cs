namespace Crowd.Quality.Signals;

/// <summary>Median and spread that a half of the values cannot spoil.</summary>
internal static class RobustScale
{
    private const double NormalConsistency = 1.4826;

    /// <summary>Median; sorts the span in place. NaN for none, which callers rule out.</summary>
    public static double Median(Span<double> values)
    {
        values.Sort();
        var middle = values.Length / 2;
        return values.Length == 0 ? double.NaN : values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /// <summary>1.4826 · median |x − centre|: the standard deviation, were the values normal. Overwrites the span.</summary>
    public static double Deviation(Span<double> values, double centre)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Math.Abs(values[i] - centre);
        }

        return NormalConsistency * Median(values);
    }
}
