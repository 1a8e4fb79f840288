namespace Crowd.Quality.Categorical;

/// <summary>The method to use when nobody asks for another, chosen by the data.</summary>
/// <remarks>Consensus, unless full confusion matrices are out of reach (many classes): then one-coin. The evidence is in docs/methods.md.</remarks>
public sealed class Recommended : IModelMethod
{
    /// <inheritdoc/>
    public string Name => "recommended";

    /// <inheritdoc/>
    public string Summary => "consensus, or one-coin where there are too many classes for the answers";

    /// <summary>The choice for these answers, and one sentence that says why.</summary>
    public static (IModelMethod Method, string Reason) For(AnswerMatrix answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var perWorker = (double)answers.AnswerCount / answers.WorkerCount;
        if (ConfusionLimits.WhyNot(answers) is { } reason)
        {
            return (new OneCoin(), reason);
        }

        return answers.ClassCount > 20 && perWorker < (double)answers.ClassCount * answers.ClassCount
            ? (new OneCoin(), $"{answers.ClassCount} classes and {perWorker:0} answers a worker are too few for confusion matrices.")
            : (new Consensus(), "Confusion matrices can be estimated from these answers.");
    }

    /// <inheritdoc/>
    public string? WhyNot(AnswerMatrix answers) => null;

    /// <inheritdoc/>
    public TruthEstimate Fit(AnswerMatrix answers, TruthOptions options) => FitBest(answers, options);

    /// <summary>Fits the method chosen: the estimate can leave workers out and be calibrated.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static ConfusionEstimate FitBest(AnswerMatrix answers, TruthOptions options) => (ConfusionEstimate)For(answers).Method.Fit(answers, options);

    /// <inheritdoc/>
    public ConfusionEstimate FitWithModel(AnswerMatrix answers, ReadOnlySpan<double> model, double trust, TruthOptions options) =>
        For(answers).Method.FitWithModel(answers, model, trust, options);
}
