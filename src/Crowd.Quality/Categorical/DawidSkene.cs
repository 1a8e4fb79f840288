namespace Crowd.Quality.Categorical;

/// <summary>Estimates each item's class and each worker's confusion matrix by expectation–maximisation. The default consensus.</summary>
/// <remarks>
/// A. P. Dawid, A. M. Skene, Applied Statistics 28(1), 1979, 20–28, here by default with pseudo-counts (maximum a posteriori), which is what keeps
/// workers with few answers from being sure of anything. Works in logarithms. Starts from the shares of the votes, so class k means what answerers call k.
/// Not random. Time O(iterations · (answers · K + workers · K²)), memory O(workers · K²) beside the answers.
/// </remarks>
public sealed class DawidSkene(DawidSkeneOptions? settings = null) : IModelMethod
{
    private readonly DawidSkeneOptions _settings = settings ?? new DawidSkeneOptions();

    /// <inheritdoc/>
    public string Name { get; init; } = "dawid-skene";

    /// <inheritdoc/>
    public string Summary { get; init; } = "a confusion matrix for each worker, with priors (MAP)";

    /// <inheritdoc/>
    public string? WhyNot(AnswerMatrix answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return ConfusionLimits.WhyNot(answers);
    }

    /// <inheritdoc cref="ITruthMethod.Fit"/>
    public ConfusionEstimate Fit(AnswerMatrix answers, TruthOptions options)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(options);
        _settings.Check();
        ConfusionLimits.Check(answers);
        return ConfusionFitter.Fit(answers, options, Update(answers), new FitLimits(Name, _settings.MaxIterations, _settings.Tolerance));
    }

    /// <inheritdoc/>
    public ConfusionEstimate FitWithModel(AnswerMatrix answers, ReadOnlySpan<double> model, double trust, TruthOptions options)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(options);
        _settings.Check();
        ConfusionLimits.Check(answers);
        var logs = ModelPredictions.LogPrior(answers, model, trust);
        var limits = new FitLimits(Name + "+model", _settings.MaxIterations, _settings.Tolerance);
        return ConfusionFitter.Fit(answers, options, Update(answers), limits, logs).Balanced();
    }

    TruthEstimate ITruthMethod.Fit(AnswerMatrix answers, TruthOptions options) => Fit(answers, options);

    private MapUpdate Update(AnswerMatrix answers)
    {
        var classes = answers.ClassCount;
        var off = _settings.OffDiagonalPrior ?? Math.Min(0.25, 1.0 / Math.Max(1, classes - 1));
        var classPseudo = VoteShares.SoftCounts(answers);
        for (var k = 0; k < classes; k++)
        {
            classPseudo[k] *= _settings.ClassPriorWeight;
        }

        return new MapUpdate(MapUpdate.Pseudo(classes, _settings.DiagonalPrior, off), classPseudo, _settings.PoolStrength);
    }
}
