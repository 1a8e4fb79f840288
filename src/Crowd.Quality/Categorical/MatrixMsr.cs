namespace Crowd.Quality.Categorical;

/// <summary>M-MSR: skills by robust rank-one completion of the workers' agreement, then a vote by log-odds. Stands up to adversaries; square in workers.</summary>
/// <remarks>
/// Q. Ma, A. Olshevsky, NeurIPS 2020, arXiv 2010.12181. Signs are settled by repeated weighted agreement with the others.
/// Not random. Time O(iterations · pairs that met), memory O(workers²): up to 4,000 workers.
/// </remarks>
public sealed class MatrixMsr : ITruthMethod
{
    private const int MostWorkers = 4_000;

    /// <inheritdoc/>
    public string Name => "mmsr";

    /// <inheritdoc/>
    public string Summary => "robust rank-one fit of worker agreement";

    /// <summary>Stop at the latest after so many iterations; at least 1.</summary>
    public int MaxIterations { get; init; } = 1_000;

    /// <inheritdoc/>
    public string? WhyNot(AnswerMatrix answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers.ClassCount < 2 ? "M-MSR needs two classes or more."
            : answers.WorkerCount > MostWorkers ? $"M-MSR is square in workers: {answers.WorkerCount} are more than {MostWorkers}."
            : null;
    }

    /// <inheritdoc cref="ITruthMethod.Fit"/>
    public ConfusionEstimate Fit(AnswerMatrix answers, TruthOptions options)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxIterations, 1);
        if (WhyNot(answers) is { } reason)
        {
            throw new ArgumentException(reason);
        }

        var completion = new RankOneCompletion(answers);
        var (iterations, converged) = completion.Run(MaxIterations, options.Cancellation);
        var (classes, edge) = (answers.ClassCount, 1 / Math.Sqrt(answers.ItemCount));
        var skill = Array.ConvertAll(completion.Signed(), x =>
        {
            var bounded = Math.Max(Math.Min(x, 1 - edge), (-1.0 / (classes - 1)) + edge);
            return Math.Clamp((bounded * (classes - 1) / classes) + (1.0 / classes), 1e-6, 1 - 1e-6);
        });
        var model = new CoinModel(skill, Array.ConvertAll(new double[classes], _ => -Math.Log(classes)));
        var known = options.KnownFor(answers);
        var posterior = CoinPosterior.Of(answers, model, known);
        var summary = new FitSummary { Method = Name, Iterations = iterations, Converged = converged };
        return new ConfusionEstimate(answers, posterior, model, known, summary, skill);
    }

    TruthEstimate ITruthMethod.Fit(AnswerMatrix answers, TruthOptions options) => Fit(answers, options);
}
