using System.Diagnostics;
using Crowd.Cli.Answers;
using Crowd.Quality;
using Crowd.Quality.Categorical;

namespace Crowd.Cli.Scoring;

/// <summary>Scores answers that have been read by one method or by all.</summary>
internal sealed class MethodScorer(
    ScoreInput input, LabelledAnswers answers, int[]? truth, ModelPrediction? model, double read, ScoreDisplay display, CancellationToken cancellationToken)
{
    private const int Digits = 6;

    /// <summary>Fits one method and writes its labels and workers.</summary>
    /// <exception cref="BadInputException">It can't be used on these answers.</exception>
    public Scored One(ScoreMethod method) => method.WhyNot(answers.Matrix) is { } reason
        ? throw new BadInputException($"--method {method.Name} can't be used on these answers: {reason}")
        : Fit(method, input.Labels, input.Workers);

    /// <summary>Fits every method that can be used, and writes nothing.</summary>
    public IReadOnlyList<Scored> All(IEnumerable<ScoreMethod> methods) =>
        [.. methods.Select(m => m.WhyNot(answers.Matrix) is { } reason ? new Scored(m.Name, reason, null) : Fit(m, null, null))];

    private Scored Fit(ScoreMethod method, string? labels, string? workers)
    {
        var options = new TruthOptions { Seed = input.Seed, Cancellation = cancellationToken, Progress = display.Fitting(method.Name) };
        var ((estimate, trust), fit) = ScoreRun.Timed(() => method.Fit(answers.Matrix, options));
        var (_, write) = ScoreRun.Timed(() =>
        {
            if (labels is not null)
                ScoreFiles.WriteLabels(labels, answers, estimate);
            if (workers is not null)
                ScoreFiles.WriteWorkers(workers, answers, estimate);
            return true;
        });
        return new Scored(method.Name, method.Summary, Report(method.Name, estimate, trust, new(read, fit, write)));
    }

    private ScoreReport Report(string method, TruthEstimate estimate, double? trust, ScoreReport.Times seconds) => new()
    {
        Method = method, Items = answers.Matrix.ItemCount, Workers = answers.Matrix.WorkerCount, Answers = answers.Matrix.AnswerCount,
        Classes = answers.Matrix.ClassCount, Accuracy = Accuracy(i => estimate.Labels[i]), Iterations = estimate.Summary.Iterations,
        LogLikelihood = estimate.Summary.LogLikelihood, Warnings = estimate.Summary.Warnings, Seconds = seconds,
        Model = model is null ? null : new(model.Tasks, model.Missing, trust is { } t ? Math.Round(t, Digits) : null, Accuracy(MostProbable)),
        PeakRssBytes = Process.GetCurrentProcess().PeakWorkingSet64,
    };

    private int MostProbable(int item)
    {
        var row = model!.Probabilities.AsSpan(item * answers.Matrix.ClassCount, answers.Matrix.ClassCount);
        var best = 0;
        for (var k = 1; k < row.Length; k++)
            best = row[k] > row[best] ? k : best;
        return best;
    }

    private double? Accuracy(Func<int, int> label)
    {
        if (truth is null)
            return null;
        var (right, known) = (0, 0);
        for (var i = 0; i < truth.Length; i++)
        {
            known += truth[i] == -1 ? 0 : 1;
            right += truth[i] != -1 && truth[i] == label(i) ? 1 : 0;
        }
        return known == 0 ? null : Math.Round((double)right / known, Digits);
    }
}
