namespace Crowd.Quality.Categorical;

/// <summary>Each worker is right with one probability, whatever the class, and errs evenly. For few answers, or very many classes.</summary>
/// <remarks>
/// Dawid and Skene's model with a single parameter a worker; also known as the homogeneous model. Works in logarithms, starts from the vote shares.
/// Not random. Time O(iterations · (answers + items · K)), memory O(workers) beside the answers.
/// </remarks>
public sealed class OneCoin(OneCoinOptions? settings = null) : IModelMethod
{
    private readonly OneCoinOptions _settings = settings ?? new OneCoinOptions();

    /// <inheritdoc/>
    public string Name { get; init; } = "one-coin";

    /// <inheritdoc/>
    public string Summary { get; init; } = "one accuracy for each worker, with a prior; uniform classes";

    /// <inheritdoc/>
    public string? WhyNot(AnswerMatrix answers) => null;

    /// <inheritdoc cref="ITruthMethod.Fit"/>
    public ConfusionEstimate Fit(AnswerMatrix answers, TruthOptions options)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(options);
        return Fit(answers, options, null, Name);
    }

    /// <inheritdoc/>
    public ConfusionEstimate FitWithModel(AnswerMatrix answers, ReadOnlySpan<double> model, double trust, TruthOptions options)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(options);
        return Fit(answers, options, ModelPredictions.LogPrior(answers, model, trust), Name + "+model").Balanced();
    }

    private ConfusionEstimate Fit(AnswerMatrix answers, TruthOptions options, double[]? itemPrior, string name)
    {
        _settings.Check();
        var known = options.KnownFor(answers);
        var posterior = VoteShares.Of(answers, null);
        VoteShares.Fix(posterior, known, answers.ClassCount);
        var engine = new CoinEngine(answers, _settings, options) { ItemPrior = itemPrior };
        engine.CountFrom(posterior);
        var (objective, converged) = EmLoop.Run(engine.Maximise, () => engine.Expect(null), options, Limits, answers.AnswerCount);
        var summary = new FitSummary
        {
            Method = name,
            Iterations = objective.Count,
            Converged = converged,
            LogLikelihood = engine.Expect(posterior),
            Objective = objective,
        };
        return new ConfusionEstimate(answers, posterior, new CoinModel(engine.Skill, engine.LogPrior), known, summary, engine.Skill) { ItemPrior = itemPrior };
    }

    private FitLimits Limits => new(Name, _settings.MaxIterations, _settings.Tolerance);

    TruthEstimate ITruthMethod.Fit(AnswerMatrix answers, TruthOptions options) => Fit(answers, options);
}
