using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Crowd.Quality.Agreement;

/// <summary>Confidence intervals for a share: x right of n.</summary>
/// <remarks>
/// Wilson is the default for display; Clopper–Pearson never covers less than it says; Jeffreys is the Bayesian one.
/// R. G. Newcombe, Statistics in Medicine 17, 1998, 857–872. All take fractional x (tie credits). n = 0 gives [0, 1].
/// </remarks>
public static class ProportionInterval
{
    /// <summary>Wilson's score interval.</summary>
    /// <param name="successes">x, 0 to <paramref name="trials"/>; may be fractional.</param>
    /// <param name="trials">n, at least 0.</param>
    /// <param name="confidence">Coverage wanted, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Interval Wilson(double successes, double trials, double confidence = 0.95)
    {
        Check(successes, trials, confidence);
        if (trials == 0)
        {
            return new Interval(0, 1);
        }

        var z = Normal.InvCDF(0, 1, (1 + confidence) / 2);
        var (p, z2) = (successes / trials, z * z / trials);
        var centre = (p + (z2 / 2)) / (1 + z2);
        var half = z * Math.Sqrt((p * (1 - p) / trials) + (z2 / (4 * trials))) / (1 + z2);
        return new Interval(successes == 0 ? 0 : Math.Max(0, centre - half), successes == trials ? 1 : Math.Min(1, centre + half));
    }

    /// <summary>The exact interval of Clopper and Pearson.</summary>
    /// <inheritdoc cref="Wilson"/>
    public static Interval ClopperPearson(double successes, double trials, double confidence = 0.95)
    {
        Check(successes, trials, confidence);
        var tail = (1 - confidence) / 2;
        return new Interval(
            successes == 0 ? 0 : Beta.InvCDF(successes, trials - successes + 1, tail),
            successes == trials ? 1 : Beta.InvCDF(successes + 1, trials - successes, 1 - tail));
    }

    /// <summary>The equal-tailed interval under Jeffreys' prior Beta(1/2, 1/2), with an end at 0 or 1 when x is 0 or n.</summary>
    /// <inheritdoc cref="Wilson"/>
    public static Interval Jeffreys(double successes, double trials, double confidence = 0.95)
    {
        Check(successes, trials, confidence);
        var tail = (1 - confidence) / 2;
        var (a, b) = (successes + 0.5, trials - successes + 0.5);
        return new Interval(successes == 0 ? 0 : Beta.InvCDF(a, b, tail), successes == trials ? 1 : Beta.InvCDF(a, b, 1 - tail));
    }

    /// <summary>P(share &lt; limit) under Jeffreys' posterior: to show beside a rule, never to stop on (looking again and again breaks it).</summary>
    /// <param name="successes">x, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">n, at least 0.</param>
    /// <param name="limit">The limit, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double ProbabilityBelow(double successes, double trials, double limit)
    {
        Check(successes, trials, 0.5);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1);
        return SpecialFunctions.BetaRegularized(successes + 0.5, trials - successes + 0.5, limit);
    }

    private static void Check(double successes, double trials, double confidence)
    {
        if (!(trials >= 0) || !double.IsFinite(trials))
        {
            throw new ArgumentOutOfRangeException(nameof(trials), trials, "The number of trials must be finite and at least 0.");
        }

        if (!(successes >= 0 && successes <= trials))
        {
            throw new ArgumentOutOfRangeException(nameof(successes), successes, $"The number of successes must be 0 to {trials}.");
        }

        if (!(confidence > 0 && confidence < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "The confidence must lie between 0 and 1.");
        }
    }
}
