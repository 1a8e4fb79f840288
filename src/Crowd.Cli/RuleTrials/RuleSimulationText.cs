using System.Globalization;
using Spectre.Console;

namespace Crowd.Cli.RuleTrials;

/// <summary>A simulation for people.</summary>
internal static class RuleSimulationText
{
    private const int LeastWidth = 120;

    public static void Write(RuleSimulationReport report, TextWriter output)
    {
        output.WriteLine(Say(
            $"Up to {report.Answers:N0} answers a worker in {report.Classes} classes, {report.Gold * 100:0.#}% of them check questions, the others beside a consensus that is right {report.Reference * 100:0.#}% of the time; seed {report.Seed}."));
        output.WriteLine("Looked at after every answer. Removed: excluded or blocked. Naive: the same rules as raw thresholds.");
        output.WriteLine();
        output.WriteLine("Share of workers removed, by true accuracy (* these rules, o naive, # both):");
        output.WriteLine();
        foreach (var line in CurvePlot.Lines([.. report.Curve.Select(r => (Say($"{r.Accuracy * 100:0}%"), r.Removed.Share, r.RemovedNaively.Share))]))
            output.WriteLine(line);
        output.WriteLine();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = Math.Max(console.Profile.Width, LeastWidth);
        console.Write(Table("True accuracy", report.Curve, r => Say($"{r.Accuracy * 100:0}%")));
        console.Write(Table("Group", report.Groups, r => Say($"{r.Name} ({r.Workers:N0})")));
        WriteRules(report, console);
    }

    private static Table Table(string first, IReadOnlyList<RuleSimulationRow> rows, Func<RuleSimulationRow, string> name)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumns(first, "Removed", "95% interval", "Answers it took (10%, half, 90%)", "Answers given, mean", "Naive: removed", "after, median");
        foreach (var row in rows)
        {
            var (rules, naive) = (row.Removed, row.RemovedNaively);
            table.AddRow(
                new Text(name(row)), new Text(Share(rules.Share)), new Text(Say($"{Share(rules.Interval.Low)} to {Share(rules.Interval.High)}")),
                new Text(rules.AnswersNeeded is { } n ? Say($"{n[0]:0}, {n[1]:0}, {n[2]:0}") : "–"), new Text(Say($"{row.MeanAnswers:0.0}")),
                new Text(Share(naive.Share)), new Text(naive.AnswersNeeded is { } m ? Say($"{m[1]:0}") : "–"));
        }
        return table;
    }

    private static void WriteRules(RuleSimulationReport report, IAnsiConsole console)
    {
        var names = report.Groups[0].ByRule.Keys.ToList();
        if (names.Count < 2)
            return;
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Fired for (median answers)");
        foreach (var name in names)
            table.AddColumn(new TableColumn(new Text(name)));
        foreach (var row in report.Groups)
            table.AddRow([new Text(row.Name), .. names.Select(n => new Text(Fired(row.ByRule[n])))]);
        console.Write(table);
    }

    private static string Fired(RuleSimulationShare share) =>
        share.AnswersNeeded is { } needed ? Say($"{Share(share.Share)} ({needed[1]:0})") : Share(share.Share);

    private static string Share(double share) => Say($"{share * 100:0.0}%");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
