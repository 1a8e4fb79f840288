using System.Diagnostics;
using System.Globalization;
using Crowd.Cli.Answers;
using Crowd.Cli.Output;
using Spectre.Console;

namespace Crowd.Cli.Scoring;

/// <summary>Reads answers, fits, writes.</summary>
internal static class ScoreRun
{
    private const int AlmostNoTime = 4;

    public static int Run(ScoreInput input, CancellationToken cancellationToken)
    {
        ModelPrediction? model = null;
        Func<ModelPrediction>? modelOf = input.Model is null ? null : () => model!;
        var one = input.Method == "all" ? null : ScoreMethod.Named(input.Method, modelOf);
        var report = ScoreDisplay.Show(display =>
        {
            var classes = input.Model is null ? [] : ModelFile.Labels(input.Model);
            var (answers, read) = Timed(() => AnswerFile.Read(input.Answers, input.Duplicates, classes, display.Reading()));
            var truth = input.Gold is null ? null : GoldFile.Read(input.Gold, answers);
            model = input.Model is null ? null : ModelFile.Read(input.Model, answers);
            var run = new MethodScorer(input, answers, truth, model, read, display, cancellationToken);
            return one is null ? run.All(ScoreMethod.All(modelOf)) : [run.One(one)];
        });
        if (one is null)
            Show(report);
        else
            Console.WriteLine(Sentence(report[0].Report!));
        if (input.Report is not null)
            Write(input.Report, report, one is null);
        return ExitCodes.Done;
    }

    private static void Write(string path, IReadOnlyList<Scored> results, bool all)
    {
        if (all)
            Files.WriteJson(path, results.Where(r => r.Report is not null).Select(r => r.Report).ToArray());
        else
            Files.WriteJson(path, results[0].Report);
    }

    private static void Show(IReadOnlyList<Scored> results)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Method", "Accuracy", "Iterations", "Seconds", "");
        foreach (var (name, summary, report) in results)
        {
            table.AddRow(new Text(name), new Text(report?.Accuracy is { } a ? $"{a * 100:0.00} %" : "–"), new Text(report is null ? "–" : $"{report.Iterations}"),
                new Text(report is null ? "–" : report.Seconds.Fit.ToString("0.000", CultureInfo.InvariantCulture)), new Text(summary));
        }
        AnsiConsole.Write(table);
    }

    private static string Sentence(ScoreReport r) =>
        $"{r.Method}: {r.Items:N0} items from {r.Answers:N0} answers of {r.Workers:N0} workers in {r.Classes} classes"
        + (r.Model is { } m ? $" and a model's {m.Tasks:N0} distributions" : "")
        + (r.Accuracy is { } a ? $", accuracy {a * 100:0.00} %" : "") + $", {r.Iterations} iterations, {r.Seconds.Read + r.Seconds.Fit + r.Seconds.Write:0.00} s.";

    /// <summary>Runs work and says how many seconds it took.</summary>
    internal static (T Result, double Seconds) Timed<T>(Func<T> work)
    {
        var started = Stopwatch.GetTimestamp();
        var result = work();
        return (result, Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, AlmostNoTime));
    }
}
