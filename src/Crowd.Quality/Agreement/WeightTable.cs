namespace Crowd.Quality.Agreement;

internal static class WeightTable
{
    /// <summary>The K × K table of weights. With one class there is one weight, 1.</summary>
    public static double[,] Of(AgreementWeights weights, int classes)
    {
        var table = new double[classes, classes];
        for (var k = 0; k < classes; k++)
        {
            for (var l = 0; l < classes; l++)
            {
                table[k, l] = k == l ? 1 : Weight(weights, Math.Abs(k - l), classes);
            }
        }

        return table;
    }

    public static double Sum(double[,] table)
    {
        var sum = 0.0;
        foreach (var weight in table)
        {
            sum += weight;
        }

        return sum;
    }

    private static double Weight(AgreementWeights weights, double apart, int classes) => weights switch
    {
        AgreementWeights.Identity => 0,
        AgreementWeights.Linear => 1 - (apart / (classes - 1)),
        AgreementWeights.Quadratic => 1 - (apart * apart / ((classes - 1.0) * (classes - 1.0))),
        AgreementWeights.Ordinal => 1 - ((apart + 1) * apart / (classes * (classes - 1.0))),
        _ => throw new ArgumentOutOfRangeException(nameof(weights), weights, "Unknown weights."),
    };
}
