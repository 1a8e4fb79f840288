namespace Crowd.Quality.Calibration;

/// <summary>Finds the top of a function with one hill.</summary>
internal static class GoldenSection
{
    private const int Steps = 60;

    /// <summary>The place of the maximum between two ends, to 3e-13 of their distance.</summary>
    public static double Maximise(Func<double, double> objective, double low, double high)
    {
        var ratio = (Math.Sqrt(5) - 1) / 2;
        var (a, b) = (high - (ratio * (high - low)), low + (ratio * (high - low)));
        var (atA, atB) = (objective(a), objective(b));
        for (var step = 0; step < Steps; step++)
        {
            if (atA > atB)
            {
                (high, b, atB) = (b, a, atA);
                a = high - (ratio * (high - low));
                atA = objective(a);
            }
            else
            {
                (low, a, atA) = (a, b, atB);
                b = low + (ratio * (high - low));
                atB = objective(b);
            }
        }

        return (low + high) / 2;
    }
}
