namespace Crowd.Quality.Categorical;

/// <summary>CROWDLAB: a model's predictions and the answers averaged, each weighted by how far it can be trusted.</summary>
/// <remarks>
/// H. W. Goh, U. Tkachenko, J. Mueller, arXiv 2210.06812. An average cannot become surer with more agreeing workers; for that use
/// <see cref="DawidSkene.FitWithModel"/>. Not random. Time O(answers + items · K).
/// </remarks>
public static class CrowdLab
{
    private const double LeastWeight = 1e-6;

    /// <summary>Fits.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="model">The model's out-of-sample P(class k) of item i at [i · K + k].</param>
    /// <exception cref="ArgumentException">Not K probabilities an item, or a row that is negative, not finite, or does not sum to 1; the message names the item.</exception>
    public static TruthEstimate Fit(AnswerMatrix answers, ReadOnlySpan<double> model)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (answers.ClassCount < 2)
        {
            throw new ArgumentException("CROWDLAB needs two classes or more.", nameof(answers));
        }

        var probabilities = ModelPredictions.Check(answers, model);
        var majority = VoteShares.Of(answers, null);
        var consensus = TieRule.Decide(answers, majority).Labels;
        var trust = Trust(answers, probabilities, consensus);
        var posterior = new double[probabilities.Length];
        for (var item = 0; item < answers.ItemCount; item++)
        {
            Average(answers, item, probabilities, trust, posterior.AsSpan(item * answers.ClassCount, answers.ClassCount));
        }

        return new TruthEstimate(answers, posterior, VoteShares.SkillAgainst(answers, posterior), new FitSummary { Method = "crowdlab" });
    }

    /// <summary>One item: the weighted average of the model and of each answer smeared by the consensus likelihood.</summary>
    internal static void Combine(ReadOnlySpan<double> model, double modelWeight, ReadOnlySpan<(int Label, double Weight)> answers, double likelihood, Span<double> to)
    {
        var total = modelWeight;
        for (var k = 0; k < to.Length; k++)
        {
            to[k] = modelWeight * model[k];
        }

        foreach (var (label, weight) in answers)
        {
            total += weight;
            for (var k = 0; k < to.Length; k++)
            {
                to[k] += weight * (k == label ? likelihood : (1 - likelihood) / (to.Length - 1));
            }
        }

        foreach (ref var value in to)
        {
            value /= total;
        }
    }

    private static void Average(AnswerMatrix answers, int item, double[] model, Weights trust, Span<double> to)
    {
        var own = new (int, double)[answers.AnswersTo(item)];
        for (var n = 0; n < own.Length; n++)
        {
            var answer = answers.ItemStarts[item] + n;
            own[n] = (answers.LabelAt(answer), trust.Workers[answers.WorkerAt(answer)]);
        }

        Combine(model.AsSpan(item * to.Length, to.Length), trust.Model, own, trust.Likelihood, to);
    }

    private static Weights Trust(AnswerMatrix answers, double[] model, int[] consensus)
    {
        var (agree, given, modelRight, items, paired) = (0.0, 0L, 0, 0, 0L);
        var classes = new int[answers.ClassCount];
        for (var item = 0; item < answers.ItemCount; item++)
        {
            var count = answers.AnswersTo(item);
            if (count == 0)
            {
                continue;
            }

            items++;
            given += count;
            classes[consensus[item]]++;
            var row = model.AsSpan(item * answers.ClassCount, answers.ClassCount);
            modelRight += ModelPredictions.Argmax(row) == consensus[item] ? 1 : 0;
            for (var n = answers.ItemStarts[item]; n < answers.ItemStarts[item + 1] && count >= 2; n++)
            {
                agree += answers.LabelAt(n) == consensus[item] ? 1 : 0;
                paired++;
            }
        }

        var baseline = Math.Max(1 - ((double)classes.Max() / items), 1e-9);
        var workers = Array.ConvertAll(
            Agreement.LeaveOneOutAgreement.Of(answers), w => Math.Max(LeastWeight, 1 - ((1 - (w.SoftValue ?? 0)) / baseline)));
        var modelWeight = Math.Max(LeastWeight, 1 - ((1 - ((double)modelRight / items)) / baseline)) * Math.Sqrt((double)given / items);
        return new Weights(workers, modelWeight, paired == 0 ? 1.0 / answers.ClassCount : agree / paired);
    }

    private sealed record Weights(double[] Workers, double Model, double Likelihood);
}
