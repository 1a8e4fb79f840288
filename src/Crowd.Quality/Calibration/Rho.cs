using Crowd.Quality.Categorical;

namespace Crowd.Quality.Calibration;

/// <summary>Fits ρ, the correlation of the answers to one item, to items whose truth is known.</summary>
/// <remarks>
/// Maximises the log probability of the truths under the tempered posterior, with a weak prior around 0.4 (standard deviation 1 of ln ρ), by golden
/// section on ln ρ in [−6, 2]. One ρ holds for a campaign at any number of answers. Twenty gold items are enough to gain. Not random.
/// It cannot be learnt from the answers alone: errors that workers share do not show in them.
/// </remarks>
public static class Rho
{
    /// <summary>What to use without gold.</summary>
    public const double WithoutGold = 0.4;

    private const double Low = -6;
    private const double High = 2;

    /// <summary>The fitted ρ; 0.4 when no gold item has an answer.</summary>
    /// <param name="fit">A fit that did not know these truths (do not pass them as known labels), on answers that include the gold items.</param>
    /// <param name="gold">True class by item, −1 where unknown; a random sample of the items, or the confidence will fit the sample only.</param>
    /// <exception cref="ArgumentException">Not one entry an item, or a class out of range (named).</exception>
    public static double Fit(ConfusionEstimate fit, ReadOnlySpan<int> gold)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var cases = Cases(fit, gold);
        return cases.Count == 0 ? WithoutGold : Math.Exp(GoldenSection.Maximise(u => Objective(cases, u), Low, High));
    }

    /// <summary>The penalised log probability of the truths at ln ρ = u.</summary>
    internal static double Objective(IReadOnlyList<RhoCase> cases, double u)
    {
        var (sum, rho, off) = (0.0, Math.Exp(u), u - Math.Log(WithoutGold));
        foreach (var one in cases)
        {
            sum += one.LogProbability(rho);
        }

        return sum - (off * off / 2);
    }

    private static List<RhoCase> Cases(ConfusionEstimate fit, ReadOnlySpan<int> gold)
    {
        var answers = fit.Answers;
        if (gold.Length != answers.ItemCount)
        {
            throw new ArgumentException($"There are {gold.Length} gold labels for {answers.ItemCount} items: give one an item, -1 where unknown.", nameof(gold));
        }

        var cases = new List<RhoCase>();
        for (var item = 0; item < gold.Length; item++)
        {
            if (gold[item] < -1 || gold[item] >= answers.ClassCount)
            {
                throw new ArgumentException($"Item {item}: the gold label {gold[item]} is outside 0 to {answers.ClassCount - 1}.", nameof(gold));
            }

            if (gold[item] >= 0 && answers.AnswersTo(item) > 0)
            {
                var evidence = new double[answers.ClassCount];
                fit.Evidence(item, evidence);
                cases.Add(new RhoCase(evidence, fit.LogPriorOf(item).ToArray(), answers.AnswersTo(item), gold[item]));
            }
        }

        return cases;
    }
}
