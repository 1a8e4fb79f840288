namespace Crowd.Quality.Sequential;

/// <summary>
/// Anytime-valid test of a rate (accuracy, agreement, a share of answers) against a limit: an equal mixture of likelihood ratios at five
/// alternatives, restarted at intervals. It may be looked at after every score, for ever, without raising the chance of a false alarm.
/// </summary>
/// <remarks>
/// <para>Valid for scores in [0, 1] whose mean given the past keeps to the hypothesis, dependent or not; 0/1 outcomes are the special case.
/// By Ville's inequality the chance that the evidence ever reaches 1/alpha is then at most alpha. It stops being valid when scores are
/// chosen after seeing them, or when a stream is scored again: each score enters once, in a fixed order.</para>
/// <para>For a limit of 70% and alpha 5%, a worker who is right half the time is found after a median of 35 scores (no test can do better
/// than 34.4 on average); a worker exactly at the limit is ever excluded within 1,000 scores with a chance of 3.6%.</para>
/// <para>Immutable and safe to share between threads. A score costs a few nanoseconds and allocates nothing. Not random.
/// Sources: Ville 1939; Robbins 1970, doi 10.1214/aoms/1177696786; Ramdas et al. 2023, doi 10.1214/23-STS894.</para>
/// </remarks>
public sealed class RateTest
{
    /// <summary>Alternatives in the mixture.</summary>
    public const int AtomCount = 5;

    private const double Smallest = 1e-250;
    private const double Largest = 1e100;

    private readonly double[] _atoms = new double[AtomCount];
    private readonly double _firstWeight;

    /// <summary>A test of one rate against one limit.</summary>
    /// <param name="limit">The limit, strictly between 0 and 1.</param>
    /// <param name="side">Which side of the limit the evidence is for.</param>
    /// <param name="options">How the evidence is weighed; null for <see cref="RateTestOptions.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit, alpha, minimum, restart interval or weight out of its range.</exception>
    /// <exception cref="ArgumentException">Not five positive, finite log-odds steps.</exception>
    public RateTest(double limit, RateSide side, RateTestOptions? options = null)
    {
        options ??= RateTestOptions.Default;
        Limit = Check.OpenUnit(limit);
        Alpha = Check.OpenUnit(options.Alpha, "options.Alpha");
        ArgumentOutOfRangeException.ThrowIfNegative(options.MinimumEvidence);
        ArgumentOutOfRangeException.ThrowIfNegative(options.RestartEvery);
        if (!(options.FirstStartWeight is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.FirstStartWeight, "FirstStartWeight must be above 0 and at most 1.");
        }

        Side = side;
        MinimumEvidence = options.MinimumEvidence;
        RestartEvery = options.RestartEvery;
        _firstWeight = RestartEvery == 0 ? 1 : options.FirstStartWeight;
        Steps = CheckedSteps(options.LogOddsSteps);
        for (var j = 0; j < AtomCount; j++)
        {
            _atoms[j] = Sigmoid(LogOdds(limit) + (side == RateSide.Below ? -Steps[j] : Steps[j]));
        }
    }

    /// <summary>The limit p0.</summary>
    public double Limit { get; }

    /// <summary>Which side of the limit the evidence is for.</summary>
    public RateSide Side { get; }

    /// <summary>Most that the chance of a false crossing may be, over the whole life of a stream.</summary>
    public double Alpha { get; }

    /// <summary>Scores needed before the test can cross.</summary>
    public int MinimumEvidence { get; }

    /// <summary>Scores between two starts; 0 for none.</summary>
    public int RestartEvery { get; }

    /// <summary>The evidence at which the test crosses: 1/alpha.</summary>
    public double Threshold => 1 / Alpha;

    /// <summary>The five alternatives, nearest to the limit first.</summary>
    public IReadOnlyList<double> Atoms => _atoms;

    internal double[] Steps { get; }

    /// <summary>Evidence that a rate is below <paramref name="limit"/>: the test behind "accuracy &lt; 70%".</summary>
    /// <inheritdoc cref="RateTest(double, RateSide, RateTestOptions?)"/>
    public static RateTest Below(double limit, RateTestOptions? options = null) => new(limit, RateSide.Below, options);

    /// <summary>Evidence that a rate is above <paramref name="limit"/>: the test behind "trusted", or "share of blank answers &gt; 50%".</summary>
    /// <inheritdoc cref="RateTest(double, RateSide, RateTestOptions?)"/>
    public static RateTest Above(double limit, RateTestOptions? options = null) => new(limit, RateSide.Above, options);

    /// <summary>Adds one score to the evidence.</summary>
    /// <param name="evidence">The state before.</param>
    /// <param name="score">1 right, 0 wrong, or a share in between (objects right in a picture).</param>
    /// <param name="referenceConfidence">
    /// Chance c that the reference the score was taken against is itself right: 1 for gold. In (0, 1] for <see cref="RateSide.Below"/>,
    /// above one half for <see cref="RateSide.Above"/>. The limit is moved so that errors of the reference can never count against the
    /// hypothesis: to p0·c + (1 − p0)(1 − c)·m below, to p0·c + (1 − p0)(1 − c) above.
    /// </param>
    /// <param name="coincidence">
    /// Chance m, at least, that a wrong answer agrees with a wrong reference, in [0, 1]: 1 where there are two classes only, for then there is one
    /// wrong answer; 0, which is always safe, else. Only <see cref="RateSide.Below"/> needs it.
    /// </param>
    /// <returns>The state after.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A score or coincidence outside [0, 1] or a confidence outside its range; NaN in any.</exception>
    public RateEvidence Observe(in RateEvidence evidence, double score, double referenceConfidence = 1, double coincidence = 0)
    {
        Check.Unit(score);
        Check.Unit(coincidence);
        var lowestConfidence = Side == RateSide.Below ? 0 : 0.5;
        if (!(referenceConfidence > lowestConfidence && referenceConfidence <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(referenceConfidence), referenceConfidence, $"A reference's confidence must be above {lowestConfidence} and at most 1.");
        }

        var (start, unstarted) = StartOf(evidence);
        var stray = (1 - referenceConfidence) * (Side == RateSide.Below ? coincidence : 1);
        return new(
            Step(evidence.Wealth1 + start, _atoms[0], score, referenceConfidence, stray),
            Step(evidence.Wealth2 + start, _atoms[1], score, referenceConfidence, stray),
            Step(evidence.Wealth3 + start, _atoms[2], score, referenceConfidence, stray),
            Step(evidence.Wealth4 + start, _atoms[3], score, referenceConfidence, stray),
            Step(evidence.Wealth5 + start, _atoms[4], score, referenceConfidence, stray),
            unstarted,
            evidence.Count + 1);
    }

    /// <summary>
    /// Whether the evidence, as it stands, is enough to act: at least 1/alpha after at least <see cref="MinimumEvidence"/> scores. The
    /// crossing is the event: record it when it happens, e may fall again later.
    /// </summary>
    public bool HasCrossed(in RateEvidence evidence) => evidence.Count >= MinimumEvidence && evidence.Value >= Threshold;

    /// <summary>Scores a whole history, for back-tests and rebuilds.</summary>
    /// <param name="scores">Scores in the order in which they became final, each in [0, 1].</param>
    /// <returns>The last state and where the test first crossed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A score outside [0, 1], or NaN.</exception>
    public RateHistory Replay(ReadOnlySpan<double> scores)
    {
        var evidence = RateEvidence.None;
        long? crossedAt = null;
        var peak = 1.0;
        foreach (var score in scores)
        {
            evidence = Observe(evidence, score);
            peak = Math.Max(peak, evidence.Value);
            crossedAt ??= HasCrossed(evidence) ? evidence.Count : null;
        }

        return new RateHistory(evidence, crossedAt, peak);
    }

    /// <summary>
    /// ln e of the test without restarts after so many right and wrong, in closed form: depends on the counts alone, exact for any size.
    /// </summary>
    /// <param name="correct">Sum of the scores; 0 or more, need not be whole.</param>
    /// <param name="wrong">Count less the sum; 0 or more.</param>
    /// <returns>ln e; finite for finite counts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative or infinite count, or NaN.</exception>
    public double LogEvidence(double correct, double wrong)
    {
        Check.Count(correct);
        Check.Count(wrong);
        return GridEvidence.Log(Limit, Side, Steps, correct, wrong);
    }

    /// <summary>About how many more scores it takes to cross if the rate is <paramref name="rate"/>: (ln 1/alpha − ln e) / KL.</summary>
    /// <param name="evidence">The state so far.</param>
    /// <param name="rate">The rate expected from here on, for example the one observed; in [0, 1].</param>
    /// <returns>0 once crossed, infinity when the rate keeps to the hypothesis; never less than what the minimum still asks.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A rate outside [0, 1], or NaN.</exception>
    public double ScoresToGo(in RateEvidence evidence, double rate)
    {
        Check.Unit(rate);
        if (HasCrossed(evidence))
        {
            return 0;
        }

        if (Side == RateSide.Below ? rate >= Limit : rate <= Limit)
        {
            return double.PositiveInfinity;
        }

        var missing = Math.Max(0, Math.Log(Threshold) - Math.Log(evidence.Value));
        return Math.Max(missing / InformationLimit.Divergence(rate, Limit), MinimumEvidence - evidence.Count);
    }

    private (double Start, double Unstarted) StartOf(in RateEvidence evidence)
    {
        var unstarted = evidence.Count == 0 ? 1 : evidence.Unstarted;
        if (evidence.Count != 0 && (RestartEvery == 0 || evidence.Count % RestartEvery != 0))
        {
            return (0, unstarted);
        }

        var start = evidence.Count == 0 ? 1 : evidence.Count / RestartEvery + 1;
        var later = 1 - _firstWeight;
        var weight = start == 1 ? _firstWeight : later / ((start - 1.0) * start);
        return (weight / AtomCount, later / start);
    }

    // The chance of agreeing with the reference: it is right and the answer too, or both are wrong and the same (stray).
    private static double Seen(double rate, double confidence, double stray) => (rate * confidence) + ((1 - rate) * stray);

    private double Step(double wealth, double atom, double score, double confidence, double stray)
    {
        var (seen, seenLimit) = (Seen(atom, confidence, stray), Seen(Limit, confidence, stray));
        wealth *= score * (seen / seenLimit) + (1 - score) * ((1 - seen) / (1 - seenLimit));
        return wealth < Smallest ? 0 : Math.Min(wealth, Largest);
    }

    private static double[] CheckedSteps(IReadOnlyList<double> steps) =>
        steps is { Count: AtomCount } && steps.All(s => s > 0 && double.IsFinite(s))
            ? [.. steps]
            : throw new ArgumentException($"LogOddsSteps must be {AtomCount} positive, finite numbers.", nameof(steps));

    private static double LogOdds(double p) => Math.Log(p / (1 - p));

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
