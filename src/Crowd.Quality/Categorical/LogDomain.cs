namespace Crowd.Quality.Categorical;

/// <summary>Sums of probabilities that are kept as logarithms.</summary>
internal static class LogDomain
{
    /// <summary>Turns K logarithms into shares that sum to 1, in place; returns ln of their sum.</summary>
    public static double Soften(Span<double> row)
    {
        var max = double.NegativeInfinity;
        foreach (var value in row)
        {
            max = Math.Max(max, value);
        }

        var sum = 0.0;
        foreach (ref var value in row)
        {
            value = Math.Exp(value - max);
            sum += value;
        }

        foreach (ref var value in row)
        {
            value /= sum;
        }

        return max + Math.Log(sum);
    }

    /// <summary>ln(1 + e^x).</summary>
    public static double Softplus(double x) => x > 0 ? x + Math.Log(1 + Math.Exp(-x)) : Math.Log(1 + Math.Exp(x));

    public static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));
}
