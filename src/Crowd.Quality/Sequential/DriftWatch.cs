namespace Crowd.Quality.Sequential;

/// <summary>
/// An e-detector: the mean over the alternatives of max(M, 1) · factor. Says within some 70 scores that a worker who was good has fallen to
/// half right; while nothing changes, alarms are on average at least <c>threshold</c> scores apart. A watch signal, not a reason
/// to exclude: over a long life nearly everyone at the limit sets it off (Shin, Ramdas, Rinaldo 2023, doi 10.51387/23-NEJSDS51).
/// </summary>
public sealed class DriftWatch
{
    private readonly double[] _factorCorrect;
    private readonly double[] _factorWrong;

    /// <summary>Watches for a rate on the side and beyond the limit of a test.</summary>
    /// <param name="test">Limit, side and alternatives.</param>
    /// <param name="threshold">Alarm level, above 1; default 1,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">A threshold of 1 or less, or NaN.</exception>
    public DriftWatch(RateTest test, double threshold = 1000)
    {
        ArgumentNullException.ThrowIfNull(test);
        if (!(threshold > 1))
        {
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "Must be above 1.");
        }

        Threshold = threshold;
        _factorCorrect = [.. test.Atoms.Select(a => a / test.Limit)];
        _factorWrong = [.. test.Atoms.Select(a => (1 - a) / (1 - test.Limit))];
    }

    /// <summary>The alarm level.</summary>
    public double Threshold { get; }

    /// <summary>Adds a score in [0, 1] to a state (<c>default</c> before the first).</summary>
    /// <exception cref="ArgumentOutOfRangeException">A score out of its range, or NaN.</exception>
    public RateEvidence Observe(in RateEvidence state, double score)
    {
        Check.Unit(score);
        return new(
            Step(0, state.Wealth1, score), Step(1, state.Wealth2, score), Step(2, state.Wealth3, score),
            Step(3, state.Wealth4, score), Step(4, state.Wealth5, score), 0, state.Count + 1);
    }

    /// <summary>Whether the state calls for a look.</summary>
    public bool IsAlarming(in RateEvidence state) => state.Count > 0 && state.Value >= Threshold;

    private double Step(int j, double wealth, double score) =>
        Math.Min(1e100, Math.Max(wealth, 1.0 / RateTest.AtomCount) * (score * _factorCorrect[j] + (1 - score) * _factorWrong[j]));
}
