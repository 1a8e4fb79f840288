using Crowd.Quality.Calibration;

namespace Crowd.Quality.Categorical;

/// <summary>How far a model's probabilities can be believed, learnt from the workers' answers: models are often much too sure.</summary>
/// <remarks>
/// The exponent β (an inverse temperature) under which the model foretells the workers' calibrated consensus best: it maximises
/// Σ_i Σ_k P_i[k] ln (f_i[k]^β / Σ_j f_i[j]^β) + ln β − β, where P_i is the posterior tempered with ρ = 0.4 and made without the model.
/// The last two terms are one item's worth of prior at 1. Concave in β; golden section on [0.01, 5]. Not random. Time O(items · K).
/// </remarks>
public static class ModelTrust
{
    private const double Low = 0.01;
    private const double High = 5;

    /// <summary>The trust β, 0.01 to 5; 1 where no item has an answer.</summary>
    /// <param name="fit">A fit that did not see the model.</param>
    /// <param name="model">The model's out-of-sample P(class k) of item i at [i · K + k].</param>
    /// <exception cref="ArgumentException">Not K probabilities an item, or a row that does not sum to 1; the message names the item.</exception>
    public static double Fit(ConfusionEstimate fit, ReadOnlySpan<double> model)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var answers = fit.Answers;
        var logs = ModelPredictions.LogPrior(answers, model, 1);
        var consensus = fit.Tempered(Rho.WithoutGold);
        var row = new double[answers.ClassCount];
        double Objective(double trust)
        {
            var sum = Math.Log(trust) - trust;
            for (var item = 0; item < answers.ItemCount; item++)
            {
                sum += answers.AnswersTo(item) == 0 ? 0 : Foretold(consensus.PosteriorOf(item), logs.AsSpan(item * row.Length, row.Length), trust, row);
            }

            return sum;
        }

        return GoldenSection.Maximise(Objective, Low, High);
    }

    private static double Foretold(ReadOnlySpan<double> consensus, ReadOnlySpan<double> logs, double trust, Span<double> scratch)
    {
        var sum = 0.0;
        for (var k = 0; k < logs.Length; k++)
        {
            scratch[k] = trust * logs[k];
            sum += consensus[k] * scratch[k];
        }

        return sum - LogDomain.Soften(scratch);
    }
}
