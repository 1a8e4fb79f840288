using System.Diagnostics;
using System.Globalization;
using Crowd.Cli.Answers;
using Crowd.Cli.Commands;
using Crowd.Cli.Output;
using Crowd.Quality;
using Crowd.Quality.Agreement;
using Crowd.Quality.Categorical;
using Spectre.Console;

namespace Crowd.Cli.Scoring;

/// <summary>Reads answers, fits, writes.</summary>
internal static class ScoreRun
{
    // Without gold, what is right for most crowds (docs/methods.md).
    private const double Rho = 0.4;

    public static int Run(ScoreInput input, CancellationToken cancellationToken)
    {
        var one = input.Method == "all" ? null : ScoreCommand.MethodNamed(input.Method);
        var (answers, read) = Timed(() => ReadWithProgress(input));
        var truth = input.Gold is null ? null : GoldFile.Read(input.Gold, answers);
        if (one is null)
            return Compare(answers, truth, input, read, cancellationToken);
        var report = Score(one, answers, truth, input, read, cancellationToken);
        Console.WriteLine(Sentence(report));
        if (input.Report is not null)
            Files.WriteJson(input.Report, report);
        return ExitCodes.Done;
    }

    private static ScoreReport Score(ITruthMethod method, LabelledAnswers answers, int[]? truth, ScoreInput input, double read, CancellationToken cancellationToken)
    {
        if (method.WhyNot(answers.Matrix) is { } reason)
            throw new BadInputException($"--method {method.Name} can't be used on these answers: {reason}");
        var (estimate, fit) = Timed(() => method.Fit(answers.Matrix, new TruthOptions { Seed = input.Seed, Cancellation = cancellationToken }));
        var (_, write) = Timed(() =>
        {
            if (input.Labels is not null)
                WriteLabels(input.Labels, answers, estimate);
            if (input.Workers is not null)
                WriteWorkers(input.Workers, answers, estimate);
            return true;
        });
        return Report(method.Name, answers, estimate, truth, new(read, fit, write));
    }

    private static int Compare(LabelledAnswers answers, int[]? truth, ScoreInput input, double read, CancellationToken cancellationToken)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Method", "Accuracy", "Iterations", "Seconds", "");
        var reports = new List<ScoreReport>();
        foreach (var method in TruthMethods.All)
        {
            if (method.WhyNot(answers.Matrix) is { } reason)
            {
                table.AddRow(new Text(method.Name), new Text("–"), new Text("–"), new Text("–"), new Text(reason));
                continue;
            }
            var report = Score(method, answers, truth, input with { Labels = null, Workers = null }, read, cancellationToken);
            reports.Add(report);
            table.AddRow(new Text(method.Name), new Text(report.Accuracy is { } a ? $"{a * 100:0.00} %" : "–"), new Text($"{report.Iterations}"),
                new Text(report.Seconds.Fit.ToString("0.000", CultureInfo.InvariantCulture)), new Text(method.Summary));
        }
        AnsiConsole.Write(table);
        if (input.Report is not null)
            Files.WriteJson(input.Report, reports);
        return ExitCodes.Done;
    }

    private static LabelledAnswers ReadWithProgress(ScoreInput input)
    {
        if (Console.IsErrorRedirected)
            return AnswerFile.Read(input.Answers, input.Duplicates, null);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Status().Start("reading ...", status =>
            AnswerFile.Read(input.Answers, input.Duplicates, bytes => status.Status($"reading ... {bytes >> 20} MB")));
    }

    private static void WriteLabels(string path, LabelledAnswers answers, TruthEstimate estimate) => Files.Write(path, writer =>
    {
        var calibrated = (estimate as ConfusionEstimate)?.Tempered(Rho);
        writer.WriteLine("task,label,confidence,answers");
        for (var i = 0; i < answers.Matrix.ItemCount; i++)
        {
            var confidence = calibrated?.ConfidenceOf(i) ?? estimate.ConfidenceOf(i);
            writer.Write(Files.Csv(answers.Items[i]));
            writer.Write(',');
            writer.Write(Files.Csv(answers.Labels[estimate.Labels[i]]));
            writer.Write(',');
            writer.Write(confidence.ToString("0.######", CultureInfo.InvariantCulture));
            writer.Write(',');
            writer.WriteLine(answers.Matrix.AnswersTo(i));
        }
    });

    private static void WriteWorkers(string path, LabelledAnswers answers, TruthEstimate estimate) => Files.Write(path, writer =>
    {
        var agreement = LeaveOneOutAgreement.Of(answers.Matrix);
        writer.WriteLine("worker,answers,agreement,agreement_low,agreement_high,skill");
        for (var w = 0; w < agreement.Length; w++)
        {
            var a = agreement[w];
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Files.Csv(answers.Workers[w])},{a.Answers},{a.Value:0.######},{a.Interval.Low:0.######},{a.Interval.High:0.######},{estimate.Skill[w]:0.######}"));
        }
    });

    private static ScoreReport Report(string method, LabelledAnswers answers, TruthEstimate estimate, int[]? truth, ScoreReport.Times seconds) => new()
    {
        Method = method, Items = answers.Matrix.ItemCount, Workers = answers.Matrix.WorkerCount, Answers = answers.Matrix.AnswerCount,
        Classes = answers.Matrix.ClassCount, Accuracy = Accuracy(estimate, truth), Iterations = estimate.Summary.Iterations,
        LogLikelihood = estimate.Summary.LogLikelihood, Warnings = estimate.Summary.Warnings, Seconds = seconds,
        PeakRssBytes = Process.GetCurrentProcess().PeakWorkingSet64,
    };

    private static double? Accuracy(TruthEstimate estimate, int[]? truth)
    {
        if (truth is null)
            return null;
        var (right, known) = (0, 0);
        for (var i = 0; i < truth.Length; i++)
        {
            known += truth[i] == -1 ? 0 : 1;
            right += truth[i] == estimate.Labels[i] ? 1 : 0;
        }
        return known == 0 ? null : Math.Round((double)right / known, 6);
    }

    private static string Sentence(ScoreReport r) =>
        $"{r.Method}: {r.Items:N0} items from {r.Answers:N0} answers of {r.Workers:N0} workers in {r.Classes} classes"
        + (r.Accuracy is { } a ? $", accuracy {a * 100:0.00} %" : "") + $", {r.Iterations} iterations, {r.Seconds.Read + r.Seconds.Fit + r.Seconds.Write:0.00} s.";

    private static (T Result, double Seconds) Timed<T>(Func<T> work)
    {
        var started = Stopwatch.GetTimestamp();
        var result = work();
        return (result, Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 4));
    }
}
