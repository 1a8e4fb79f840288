namespace Crowd.Quality.Categorical;

/// <summary>The loop around the kernel: start from the votes, iterate, keep the responsibilities of the last parameters.</summary>
internal static class ConfusionFitter
{
    public static ConfusionEstimate Fit(AnswerMatrix answers, TruthOptions options, ConfusionUpdate update, FitLimits limits, double[]? itemPrior = null)
    {
        var posterior = VoteShares.Of(answers, null);
        VoteShares.Fix(posterior, options.KnownFor(answers), answers.ClassCount);
        using var engine = new EmEngine(answers, update, options);
        if (itemPrior is not null)
        {
            engine.UseItemPrior(itemPrior);
        }

        if (update is MaceUpdate { IsScattered: true } scattered)
        {
            engine.StartFrom(scattered);
        }
        else
        {
            engine.CountFrom(posterior);
        }

        var (objective, converged) = EmLoop.Run(engine.Maximise, engine.Expect, options, limits, answers.AnswerCount);
        var logLikelihood = engine.Posterior(posterior);
        var (logConfusion, logPrior) = engine.Parameters();
        var model = new TableModel(logConfusion, logPrior);
        var summary = new FitSummary
        {
            Method = limits.Method,
            Iterations = objective.Count,
            Converged = converged,
            LogLikelihood = logLikelihood,
            Objective = objective,
            Warnings = LabelSwitching.Warnings(answers, posterior),
        };
        return new ConfusionEstimate(answers, posterior, model, options.KnownFor(answers), summary) { ItemPrior = itemPrior };
    }
}
