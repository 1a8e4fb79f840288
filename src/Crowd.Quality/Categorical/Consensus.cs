namespace Crowd.Quality.Categorical;

/// <summary>The best label there is: Dawid–Skene (MAP), with each item's own votes as half a prior in the final decision.</summary>
/// <remarks>
/// P(truth of i is k) ∝ P(k | Dawid–Skene) · max(share of i's votes for k, 0.01)^½. Confusion matrices may come to mean something else than the labels
/// say when workers are many and answers few; the votes hold them back, and a label nobody gave is rarely chosen. Below three answers an item
/// the workers' prior is stronger (4 right for 1/4 wrong). The evidence is in docs/methods.md: at 2, 3, 5, 8 and all answers an item it is
/// the best on the average of the public sets. The votes only help to decide: calibrated confidence
/// (<see cref="ConfusionEstimate.Tempered"/>) and references for scoring workers (<see cref="ConfusionEstimate.LeaveOneOut"/>) are plain Dawid–Skene's.
/// Not random. Cost as <see cref="DawidSkene"/>.
/// </remarks>
public sealed class Consensus : IModelMethod
{
    private const double FewAnswers = 3;

    /// <inheritdoc/>
    public string Name => "consensus";

    /// <inheritdoc/>
    public string Summary => "Dawid-Skene (MAP) held to each item's votes; the most accurate on average";

    /// <summary>Exponent of the vote shares; at least 0, and 0 is plain Dawid–Skene.</summary>
    public double VoteWeight { get; init; } = 0.5;

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
        DawidSkeneOptions.NotNegative(VoteWeight, nameof(VoteWeight));
        var fit = Method(answers).Fit(answers, options);
        var posterior = fit.PosteriorArray;
        for (var item = 0; item < answers.ItemCount; item++)
        {
            VotePrior.Apply(answers, item, VoteWeight, posterior.AsSpan(item * answers.ClassCount, answers.ClassCount));
        }

        VoteShares.Fix(posterior, options.KnownFor(answers), answers.ClassCount);
        return new ConfusionEstimate(
            answers, posterior, fit.Model, options.KnownFor(answers), fit.Summary with { Method = Name }, fit.Skill.ToArray());
    }

    /// <inheritdoc/>
    /// <remarks>The votes are not held against the model: its own weight keeps the confusion matrices to the meaning of the labels.</remarks>
    public ConfusionEstimate FitWithModel(AnswerMatrix answers, ReadOnlySpan<double> model, double trust, TruthOptions options)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(options);
        return Method(answers).FitWithModel(answers, model, trust, options);
    }

    private DawidSkene Method(AnswerMatrix answers) =>
        new(new DawidSkeneOptions { DiagonalPrior = answers.AnswerCount < FewAnswers * answers.ItemCount ? 4 : 1 }) { Name = Name };

    TruthEstimate ITruthMethod.Fit(AnswerMatrix answers, TruthOptions options) => Fit(answers, options);
}
