namespace Crowd.Quality.Categorical;

/// <summary>Ability and difficulty: right with probability σ(α e^β), α the worker's ability, e^β how easy the item is.</summary>
/// <remarks>
/// J. Whitehill and others, NIPS 22, 2009, with normal priors N(1, 1) on α and β and uniform classes. The M-step climbs each α and β by
/// safeguarded Newton steps, which need no line search. Not random. Time O(iterations · (answers + items · K)).
/// </remarks>
public sealed class Glad : ITruthMethod
{
    /// <inheritdoc/>
    public string Name => "glad";

    /// <inheritdoc/>
    public string Summary => "worker ability and item difficulty";

    /// <summary>
    /// Stop at the latest after so many iterations; at least 1. Three by default: run to the end it fits the workers' shared errors as difficulty
    /// (trec2010: accuracy .567 after 3, .510 at the end) and gains nothing elsewhere.
    /// </summary>
    public int MaxIterations { get; init; } = 3;

    /// <summary>Stop when the objective rose by less than this times the number of answers; at least 0.</summary>
    public double Tolerance { get; init; } = 1e-5;

    /// <inheritdoc/>
    public string? WhyNot(AnswerMatrix answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers.ClassCount < 2 ? "GLAD needs two classes or more." : null;
    }

    /// <inheritdoc/>
    public TruthEstimate Fit(AnswerMatrix answers, TruthOptions options)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(options);
        if (WhyNot(answers) is { } reason)
        {
            throw new ArgumentException(reason);
        }

        var limits = new FitLimits(Name, MaxIterations, Tolerance);
        var model = new GladModel(answers, options);
        model.Expect();
        var (objective, converged) = EmLoop.Run(model.Maximise, model.Expect, options, limits, answers.AnswerCount);
        var summary = new FitSummary
        {
            Method = Name,
            Iterations = objective.Count,
            Converged = converged,
            LogLikelihood = model.Expect(),
            Objective = objective,
        };
        return new TruthEstimate(answers, model.Posterior, model.Skill(), summary);
    }
}
