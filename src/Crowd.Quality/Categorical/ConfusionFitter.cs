namespace Crowd.Quality.Categorical;

/// <summary>The loop around the kernel: start from the votes, iterate, keep the responsibilities of the last parameters.</summary>
internal static class ConfusionFitter
{
    public static ConfusionEstimate Fit(AnswerMatrix answers, TruthOptions options, ConfusionUpdate update, FitLimits limits)
    {
        var posterior = VoteShares.Of(answers, null);
        VoteShares.Fix(posterior, options.KnownFor(answers), answers.ClassCount);
        using var engine = new EmEngine(answers, update, options);
        engine.CountFrom(posterior);
        var (objective, converged) = Iterate(engine, options, limits, answers.AnswerCount);
        var logLikelihood = engine.Posterior(posterior);
        var (logConfusion, logPrior) = engine.Parameters();
        var model = new ConfusionModel(answers.ClassCount, logConfusion, logPrior);
        var summary = new FitSummary
        {
            Method = limits.Method,
            Iterations = objective.Count,
            Converged = converged,
            LogLikelihood = logLikelihood,
            Objective = objective,
            Warnings = LabelSwitching.Warnings(answers, posterior),
        };
        return new ConfusionEstimate(answers, posterior, model, options.KnownFor(answers), summary);
    }

    private static (List<double> Objective, bool Converged) Iterate(EmEngine engine, TruthOptions options, FitLimits limits, int answers)
    {
        var objective = new List<double>();
        while (true)
        {
            var density = engine.Maximise();
            objective.Add(engine.Expect() + density);
            options.Progress?.Report(new FitProgress(objective.Count, limits.MaxIterations, objective[^1]));
            if (objective.Count > 1 && objective[^1] - objective[^2] <= limits.Tolerance * answers)
            {
                return (objective, true);
            }

            if (objective.Count == limits.MaxIterations)
            {
                return (objective, false);
            }
        }
    }
}
