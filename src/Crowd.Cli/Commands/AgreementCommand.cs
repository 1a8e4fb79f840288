using System.CommandLine;
using Crowd.Cli.Answers;
using Crowd.Cli.Output;
using Crowd.Quality.Agreement;
using Spectre.Console;

namespace Crowd.Cli.Commands;

/// <summary><c>crowd agreement</c>: how far the workers of a file of answers agree.</summary>
internal static class AgreementCommand
{
    public static Command Create()
    {
        var answers = new Option<string>("--answers") { Description = "task,worker,label; plain or gzipped CSV.", Required = true, HelpName = "FILE" };
        var level = new Option<string>("--level") { Description = "What distances between labels mean.", DefaultValueFactory = _ => "nominal" }.AcceptOnlyFromAmong("nominal", "ordinal", "interval", "ratio");
        var duplicates = new Option<string?>("--duplicates") { Description = "Which of a worker's answers to one task counts." }.AcceptOnlyFromAmong("first", "last");
        var report = CommonOptions.Report();
        var command = new Command("agreement", "Measure how far workers agree, corrected for chance.") { answers, level, duplicates, report };
        command.SetAction(parsed => Run(
            CommonOptions.Existing(parsed.GetRequiredValue(answers), "a file of answers"), Enum.Parse<AgreementLevel>(parsed.GetValue(level)!, ignoreCase: true),
            ScoreCommand.Parse(parsed.GetValue(duplicates)), CommonOptions.Writable(parsed.GetValue(report))));
        return command;
    }

    private static int Run(string path, AgreementLevel level, Quality.DuplicateAnswers duplicates, string? output)
    {
        var answers = AnswerFile.Read(path, duplicates, [], null);
        var alpha = KrippendorffAlpha.WithInterval(answers.Matrix, level, null);
        var fleiss = Fleiss(answers.Matrix);
        var undefined = GwetAgreement.WhyNot(answers.Matrix);
        GwetResult? gwet = undefined is null ? GwetAgreement.Of(answers.Matrix) : null;
        var workers = LeaveOneOutAgreement.Of(answers.Matrix);
        var report = new
        {
            items = answers.Matrix.ItemCount, workers = answers.Matrix.WorkerCount, answers = answers.Matrix.AnswerCount, classes = answers.Matrix.ClassCount,
            level = level.ToString().ToLowerInvariant(), krippendorffAlpha = alpha, fleissKappa = fleiss, gwet,
            medianWorkerAgreement = Median([.. workers.Where(w => w.Value is not null).Select(w => w.Value!.Value)]),
        };
        if (output is not null)
            Files.WriteJson(output, report);
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Figure", "Value");
        table.AddRow(new Text($"Krippendorff's alpha, {report.level}"), new Text(alpha.Alpha.Value is null ? "– (all values are alike, or no task has two)"
            : FormattableString.Invariant($"{alpha.Alpha.Value:0.0000} ({alpha.Shown.Low:0.000} to {alpha.Shown.High:0.000})")));
        table.AddRow(new Text("Fleiss' kappa"), new Text(fleiss is null ? "– (needs two classes and the same number of answers to each item)" : Shown(fleiss.Overall)));
        table.AddRow(new Text("Gwet's AC1"), new Text(gwet is { } steady ? Shown(steady.Coefficient) : $"– ({undefined})"));
        table.AddRow(new Text("Median worker's agreement with the others' majority"), new Text(report.medianWorkerAgreement is { } m ? $"{m * 100:0.0} %" : "–"));
        AnsiConsole.Write(table);
        return ExitCodes.Done;
    }

    // Defined only where each item has the same number of answers, and two at least.
    private static FleissResult? Fleiss(Quality.AnswerMatrix answers)
    {
        var counts = Enumerable.Range(0, answers.ItemCount).Select(answers.AnswersTo).Where(n => n > 0).Distinct().ToArray();
        return counts is [>= 2] && answers.ClassCount > 1 ? FleissKappa.Of(answers) : null;
    }

    private static string Shown(ChanceCorrected figure) => figure.Interval() is { } interval
        ? FormattableString.Invariant($"{figure.Value:0.0000} ({interval.Low:0.000} to {interval.High:0.000})")
        : FormattableString.Invariant($"{figure.Value:0.0000}");

    private static double? Median(double[] values)
    {
        Array.Sort(values);
        return values.Length == 0 ? null : (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
