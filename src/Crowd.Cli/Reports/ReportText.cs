using Spectre.Console;

namespace Crowd.Cli.Reports;

/// <summary>A report for people.</summary>
internal static class ReportText
{
    public static void Write(CampaignReport report, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{report.Campaign}[/] {report.State} in {report.Seconds.Total:0.0} s");
        var facts = new Table().Border(TableBorder.None).HideHeaders().AddColumns("", "");
        void Fact(string name, string value) => facts.AddRow(new Text(name), new Text(value));
        Fact("Items", $"{report.Items} in {report.HitsPublished} HITs ({report.Duplicates} twice), {report.Workers} workers");
        Fact("Answers", $"{report.AnswersCollected}{(report.AnswersAvailable is { } n ? $" of {n} available" : "")}, {report.AnswersDiscarded} set aside, {report.AnswersRepeated} repeated, {report.Lost} lost");
        if (report.Consensus.Accuracy is { } consensus)
            Fact("Accuracy", $"consensus {consensus * 100:0.00} % ({report.Consensus.Method}), majority vote {report.Majority.Accuracy * 100:0.00} %");
        Fact("Spent", $"${report.Spend.Rewards:0.00} rewards, ${report.Spend.Fees:0.00} fees, ${report.Spend.Bonuses:0.00} bonuses");
        Fact("Jobs", $"{report.JobRuns.Succeeded} runs succeeded, {report.JobRuns.Failed} failed, {report.JobRuns.Retried} retries");
        if (report.LabelsFile is not null)
            Fact("Labels", report.LabelsFile);
        console.Write(facts);
        WriteActions(report, console);
    }

    private static void WriteActions(CampaignReport report, IAnsiConsole console)
    {
        var gone = report.WorkersActedOn.Where(a => a.Action is "exclude" or "block").ToList();
        if (gone.Count == 0)
        {
            console.WriteLine("No worker was excluded.");
            return;
        }
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Worker", "Action", "After", "Why");
        foreach (var a in gone)
            table.AddRow(new Text(a.Worker), new Text($"{a.Action} ({a.State})"), new Text($"{a.Answers} answers"), new Text($"{a.Rule}: {a.Reason}"));
        console.Write(table);
    }
}
