namespace Crowd.Quality.Redundancy;

/// <summary>What one more answer is expected to bring.</summary>
public static class ValueOfInformation
{
    /// <summary>Expected rise of the highest probability by one answer of a worker with this confusion matrix; never below 0.</summary>
    /// <param name="posterior">K probabilities that sum to 1.</param>
    /// <param name="confusion">[truth, answer] = P(answer | truth); rows sum to 1.</param>
    /// <exception cref="ArgumentException">The matrix is not K × K.</exception>
    /// <remarks>Σ_y max_k P(k) C[k, y] − max_k P(k). Hopeless items gain nothing and are left alone by themselves. Time O(K²).</remarks>
    public static double Gain(ReadOnlySpan<double> posterior, double[,] confusion)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        if (confusion.GetLength(0) != posterior.Length || confusion.GetLength(1) != posterior.Length)
        {
            throw new ArgumentException($"The matrix is {confusion.GetLength(0)} by {confusion.GetLength(1)} for {posterior.Length} classes.", nameof(confusion));
        }

        var (expected, now) = (0.0, 0.0);
        for (var y = 0; y < posterior.Length; y++)
        {
            var best = 0.0;
            for (var k = 0; k < posterior.Length; k++)
            {
                best = Math.Max(best, posterior[k] * confusion[k, y]);
            }

            expected += best;
            now = Math.Max(now, posterior[y]);
        }

        return Math.Max(0, expected - now);
    }

    /// <summary>Whether another answer is worth its price.</summary>
    /// <param name="gain">From <see cref="Gain"/>.</param>
    /// <param name="valueOfRightLabel">What a right label is worth more than a wrong one, in the same money as the price.</param>
    /// <param name="price">What the answer costs, fees included.</param>
    public static bool IsWorth(double gain, double valueOfRightLabel, double price) => gain * valueOfRightLabel > price;

    /// <summary>Accuracy of a majority of so many voters of equal accuracy, two classes; an even number splits ties.</summary>
    public static double MajorityAccuracy(double workerAccuracy, int votes)
    {
        var (sum, term) = (0.0, Math.Pow(1 - workerAccuracy, votes));
        for (var right = 0; right <= votes; right++)
        {
            sum += 2 * right > votes ? term : 2 * right == votes ? term / 2 : 0;
            term *= workerAccuracy == 1 ? 0 : workerAccuracy / (1 - workerAccuracy) * (votes - right) / (right + 1);
        }

        return workerAccuracy == 1 ? 1 : sum;
    }

    /// <summary>Posterior of the leading class of two when it is ahead by so many votes of workers of equal accuracy, uniform prior.</summary>
    public static double AfterMargin(double workerAccuracy, int margin) => 1 / (1 + Math.Pow((1 - workerAccuracy) / workerAccuracy, margin));
}
