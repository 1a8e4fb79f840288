namespace Crowd.Quality.Signals;

/// <summary>Two workers who are wrong together more than their items explain.</summary>
/// <param name="First">The lower worker.</param>
/// <param name="Second">The higher worker.</param>
/// <param name="Shared">Items both answered that have a consensus of at least two others.</param>
/// <param name="FirstWrong">Errors of the first on these.</param>
/// <param name="SecondWrong">Errors of the second on these.</param>
/// <param name="SameWrong">Items on which both gave the same wrong label.</param>
/// <param name="ExpectedSameWrong">The same to be expected of independent workers with these error rates on these items.</param>
/// <param name="PValue">Chance of at least so many by independent workers.</param>
/// <param name="Excess">Part of the errors that is common beyond chance, at most 1: an estimate of how often they copy.</param>
public readonly record struct CopyingPair(
    int First, int Second, int Shared, int FirstWrong, int SecondWrong, int SameWrong, double ExpectedSameWrong, double PValue, double Excess)
{
    /// <summary>
    /// Log-likelihood ratio of copying against chance for ranking pairs: k ln(q/p) + (n − k) ln((1 − q)/(1 − p)), q = c + (1 − c) p.
    /// </summary>
    /// <param name="bothWrong">n: items on which both are wrong.</param>
    /// <param name="sameWrong">k: of these, items with the same wrong label; 0 … n.</param>
    /// <param name="chance">p: chance that two wrong labels agree, strictly between 0 and 1.</param>
    /// <param name="copyRate">c: share of answers copied, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument out of its range, or NaN.</exception>
    public static double LogRatio(int bothWrong, int sameWrong, double chance, double copyRate = 0.7)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sameWrong);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sameWrong, bothWrong);
        Sequential.Check.OpenUnit(chance);
        Sequential.Check.OpenUnit(copyRate);
        var q = copyRate + (1 - copyRate) * chance;
        return sameWrong * Math.Log(q / chance) + (bothWrong - sameWrong) * Math.Log((1 - q) / (1 - chance));
    }
}
