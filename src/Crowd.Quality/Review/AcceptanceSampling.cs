using Crowd.Quality.Sequential;
using MathNet.Numerics;

namespace Crowd.Quality.Review;

/// <summary>Accepting or refusing a finished batch by a review of a random sample of it.</summary>
/// <param name="Sample">Labels reviewed, at least 1.</param>
/// <param name="AcceptAtMost">The batch is accepted with so many wrong ones in the sample or fewer; 0 or more.</param>
public readonly record struct AcceptanceSampling(int Sample, int AcceptAtMost)
{
    /// <summary>Chance that a batch is accepted: P(wrong ones in the sample ≤ the limit), drawn without putting back.</summary>
    /// <param name="batch">Labels in the batch, at least <see cref="Sample"/>.</param>
    /// <param name="wrong">Wrong labels in it, 0 to <paramref name="batch"/>.</param>
    /// <returns>A probability, exact to 1e-11 (hypergeometric). O(<see cref="AcceptAtMost"/>).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number out of its range.</exception>
    public double AcceptProbability(int batch, int wrong)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Sample, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(AcceptAtMost);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, Sample);
        ArgumentOutOfRangeException.ThrowIfNegative(wrong);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wrong, batch);
        return AtMost(AcceptAtMost, batch, wrong, Sample);
    }

    /// <summary>The smallest sample without a wrong label that shows an error rate: ⌈ln(1 − confidence) / ln(1 − rate)⌉.</summary>
    /// <param name="errorRate">The rate to be ruled out, in (0, 1).</param>
    /// <param name="confidence">How sure, in (0, 1).</param>
    /// <returns>299 for 1% at 95%: with 299 right ones of 299, the error rate is below 1%, or something happened that happens once in twenty times.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A share out of its range.</exception>
    public static int ZeroDefectSample(double errorRate, double confidence = 0.95) =>
        (int)Math.Ceiling(Math.Log(1 - Check.OpenUnit(confidence)) / Math.Log(1 - Check.OpenUnit(errorRate)));

    /// <summary>P(at most <paramref name="found"/> wrong ones in a sample).</summary>
    internal static double AtMost(int found, int batch, int wrong, int sample)
    {
        var all = SpecialFunctions.BinomialLn(batch, sample);
        var sum = 0.0;
        for (var x = Math.Max(0, sample - (batch - wrong)); x <= Math.Min(found, Math.Min(wrong, sample)); x++)
        {
            sum += Math.Exp(SpecialFunctions.BinomialLn(wrong, x) + SpecialFunctions.BinomialLn(batch - wrong, sample - x) - all);
        }

        return Math.Min(sum, 1);
    }
}
