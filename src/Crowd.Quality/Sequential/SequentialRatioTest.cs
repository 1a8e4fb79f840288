namespace Crowd.Quality.Sequential;

/// <summary>
/// Wald's sequential probability ratio test of one rate against one other: the fastest there is when the bad rate is known in advance
/// (A. Wald 1945, doi 10.1214/aoms/1177731118). The yardstick for <see cref="RateTest"/>, which does not need to know it.
/// </summary>
public sealed class SequentialRatioTest
{
    /// <summary>A test of "rate = <paramref name="good"/>" against "rate = <paramref name="bad"/>".</summary>
    /// <param name="good">The rate of the hypothesis, strictly between 0 and 1.</param>
    /// <param name="bad">The rate of the alternative, strictly between 0 and 1, not the same.</param>
    /// <param name="alpha">Chance of deciding "bad" under the hypothesis, below one half.</param>
    /// <param name="beta">Chance of deciding "good" under the alternative, below one half.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument out of its range, or two equal rates.</exception>
    public SequentialRatioTest(double good, double bad, double alpha = 0.05, double beta = 0.05)
    {
        Check.OpenUnit(good);
        Check.OpenUnit(bad);
        ArgumentOutOfRangeException.ThrowIfEqual(bad, good);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Check.OpenUnit(alpha), 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Check.OpenUnit(beta), 0.5);
        Upper = Math.Log((1 - beta) / alpha);
        Lower = Math.Log(beta / (1 - alpha));
        OfCorrect = Math.Log(bad / good);
        OfWrong = Math.Log((1 - bad) / (1 - good));
        ExpectedScoresIfBad = ((1 - beta) * Upper + beta * Lower) / Mean(bad);
        ExpectedScoresIfGood = (alpha * Upper + (1 - alpha) * Lower) / Mean(good);
    }

    /// <summary>The log-likelihood ratio at which "bad" is decided.</summary>
    public double Upper { get; }

    /// <summary>The log-likelihood ratio at which "good" is decided; negative.</summary>
    public double Lower { get; }

    /// <summary>What a right answer adds to the log-likelihood ratio.</summary>
    public double OfCorrect { get; }

    /// <summary>What a wrong answer adds to the log-likelihood ratio.</summary>
    public double OfWrong { get; }

    /// <summary>Wald's approximation of the mean number of scores if the rate is the alternative's.</summary>
    public double ExpectedScoresIfBad { get; }

    /// <summary>Wald's approximation of the mean number of scores if the rate is the hypothesis's.</summary>
    public double ExpectedScoresIfGood { get; }

    /// <summary>The log-likelihood ratio after so many right and wrong.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative or infinite count, or NaN.</exception>
    public double LogRatio(double correct, double wrong) => Check.Count(correct) * OfCorrect + Check.Count(wrong) * OfWrong;

    private double Mean(double rate) => rate * OfCorrect + (1 - rate) * OfWrong;
}
