namespace Crowd.Quality.Categorical;

/// <summary>Bayesian classifier combination with independent workers (iBCC), by variational inference: Dawid–Skene that knows how little it knows.</summary>
/// <remarks>
/// H.-C. Kim, Z. Ghahramani, AISTATS 2012. Dirichlet priors of 4 for a right and 1 for a wrong answer; class prior 1 + the vote shares by default.
/// The objective is the evidence lower bound. Not random. Time as <see cref="DawidSkene"/>, with a digamma a cell.
/// </remarks>
public sealed class IndependentBcc : ITruthMethod
{
    /// <inheritdoc/>
    public string Name => "ibcc";

    /// <inheritdoc/>
    public string Summary => "Dawid-Skene by variational Bayes";

    /// <summary>Dirichlet parameter of a right answer; above 0.</summary>
    public double RightPrior { get; init; } = 4;

    /// <summary>Dirichlet parameter of each wrong answer; above 0.</summary>
    public double WrongPrior { get; init; } = 1;

    /// <summary>Weight of the vote shares in the class prior, beside 1 for each class; at least 0.</summary>
    public double ClassPriorWeight { get; init; } = 1;

    /// <summary>Stop at the latest after so many iterations; at least 1.</summary>
    public int MaxIterations { get; init; } = 100;

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
        ConfusionLimits.Check(answers);
        DawidSkeneOptions.NotNegative(ClassPriorWeight, nameof(ClassPriorWeight));
        var pseudo = Array.ConvertAll(VoteShares.SoftCounts(answers), count => 1 + (ClassPriorWeight * count));
        return ConfusionFitter.Fit(answers, options, new VariationalUpdate(RightPrior, WrongPrior, pseudo), new FitLimits(Name, MaxIterations, 1e-6));
    }

    TruthEstimate ITruthMethod.Fit(AnswerMatrix answers, TruthOptions options) => Fit(answers, options);
}
