namespace Crowd.Quality.Sequential;

/// <summary>
/// Capital of a bettor against "mean &gt;= limit": the bet is set from the past alone, so the capital is anytime-valid evidence for bounded
/// scores of any distribution (Waudby-Smith and Ramdas 2024, doi 10.1093/jrsssb/qkad009). Immutable; <see cref="Observe"/> returns the next state.
/// </summary>
public readonly record struct BettingTest
{
    private const double LargestShare = 0.5;

    private readonly double _sum;
    private readonly double _squares;

    /// <summary>A bettor with a capital of 1.</summary>
    /// <param name="limit">The limit, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit out of its range, or NaN.</exception>
    public BettingTest(double limit)
        : this(Check.OpenUnit(limit), 1, 0, 0, 0)
    {
    }

    private BettingTest(double limit, double capital, long count, double sum, double squares) =>
        (Limit, Capital, Count, _sum, _squares) = (limit, capital, count, sum, squares);

    /// <summary>The limit.</summary>
    public double Limit { get; }

    /// <summary>The evidence: 1 at the start, never negative.</summary>
    public double Capital { get; }

    /// <summary>Scores seen.</summary>
    public long Count { get; }

    /// <summary>Bets on one more score.</summary>
    /// <param name="score">In [0, 1].</param>
    /// <returns>The state after.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A score out of its range, or NaN.</exception>
    /// <exception cref="InvalidOperationException">On <c>default</c>, which has no limit.</exception>
    public BettingTest Observe(double score)
    {
        Check.Unit(score);
        if (Limit == 0)
        {
            throw new InvalidOperationException("A default BettingTest has no limit; make one with its constructor.");
        }

        var next = Count + 1;
        var mean = (0.5 + _sum) / next;
        var variance = (0.25 + _squares) / next;
        var edge = mean - Limit;
        var bet = Math.Clamp(edge / (variance + edge * edge), -LargestShare / (1 - Limit), 0);
        var sum = _sum + score;
        var newMean = (0.5 + sum) / (next + 1);
        return new(Limit, Capital * (1 + bet * (score - Limit)), next, sum, _squares + (score - newMean) * (score - newMean));
    }
}
