using MathNet.Numerics;

namespace Crowd.Quality.Sequential;

/// <summary>
/// A pool of two kinds: clickers, who are right by chance, and honest workers, whose skill is a Beta. Pools often have two humps, and one Beta over both
/// pulls honest workers down and clickers up. For display and for the order of review: never evidence for blocking.
/// </summary>
/// <param name="ClickerShare">Share of the workers who are clickers, 0 to 1.</param>
/// <param name="ClickerRate">Their chance to be right: 1 / K.</param>
/// <param name="Honest">The honest workers' skill.</param>
public readonly record struct ClickerMixture(double ClickerShare, double ClickerRate, BetaPrior Honest)
{
    private const int MostSteps = 200;
    private const double Settled = 1e-9;

    /// <summary>Learns the mixture by expectation–maximisation (moments for the Beta, each worker weighted by the chance that he is honest).</summary>
    /// <param name="correct">Right answers of each worker.</param>
    /// <param name="total">Answers of each worker; workers without any are left out.</param>
    /// <param name="classes">Number of classes K, at least 2.</param>
    /// <returns>The mixture. The share starts from the workers nearer to chance than to the pool's mean. Not random. O(steps · workers).</returns>
    /// <exception cref="ArgumentException">Different lengths, no answers at all, a negative count, more right than there are, or fewer than two classes.</exception>
    public static ClickerMixture Fit(ReadOnlySpan<double> correct, ReadOnlySpan<double> total, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        var mixture = new ClickerMixture(0.1, 1.0 / classes, BetaPrior.FromMoments(correct, total));
        var (right, all, clickers) = (new double[correct.Length], new double[correct.Length], 0.0);
        for (var step = 0; step < MostSteps; step++)
        {
            var workers = 0;
            clickers = 0;
            for (var w = 0; w < right.Length; w++)
            {
                var honest = total[w] == 0 ? 0 : 1 - mixture.ChanceOfClicker(correct[w], total[w]);
                (right[w], all[w]) = (honest * correct[w], honest * total[w]);
                workers += total[w] > 0 ? 1 : 0;
                clickers += total[w] > 0 ? 1 - honest : 0;
            }

            // half a worker of each kind beside the data keeps the share off 0 and 1
            var share = (clickers + 0.5) / (workers + 1);
            var next = mixture with { ClickerShare = share, Honest = all.Sum() < 1 ? mixture.Honest : Above(BetaPrior.FromMoments(right, all), 1.0 / classes) };
            var moved = Math.Abs(share - mixture.ClickerShare) + Math.Abs(next.Honest.Mean - mixture.Honest.Mean);
            mixture = next;
            if (moved < Settled)
            {
                break;
            }
        }

        return mixture;
    }

    /// <summary>The chance that a worker with these counts is a clicker, 0 to 1; the share of clickers for no answers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Counts that are negative, infinite or NaN, or more right than there are.</exception>
    public double ChanceOfClicker(double correct, double total)
    {
        Check.Count(correct);
        Check.Count(total);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(correct, total);
        var wrong = total - correct;
        var clicker = Math.Log(ClickerShare) + (correct * Math.Log(ClickerRate)) + (wrong * Math.Log(1 - ClickerRate));
        var honest = Math.Log(1 - ClickerShare) + SpecialFunctions.BetaLn(Honest.A + correct, Honest.B + wrong) - SpecialFunctions.BetaLn(Honest.A, Honest.B);
        return Categorical.LogDomain.Sigmoid(clicker - honest);
    }

    /// <summary>The skill to show: a clicker's 1 / K and the shrunk figure of an honest worker, weighted by which he is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As <see cref="ChanceOfClicker"/>.</exception>
    public double Shrink(double correct, double total)
    {
        var clicker = ChanceOfClicker(correct, total);
        return (clicker * ClickerRate) + ((1 - clicker) * Honest.Shrink(correct, total));
    }

    // honest workers are better than chance by definition; else the two kinds could change places
    private static BetaPrior Above(BetaPrior prior, double rate)
    {
        var strength = prior.A + prior.B;
        var mean = Math.Max(prior.Mean, rate + (0.25 * (1 - rate)));
        return new BetaPrior(mean * strength, (1 - mean) * strength);
    }
}
