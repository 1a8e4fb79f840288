using System.Globalization;
using System.Text.Json;
using Crowd.Quality.Agreement;
using Spectre.Console;

namespace Crowd.Cli.RuleTrials;

/// <summary>A back-test for people.</summary>
internal static class RuleTestText
{
    private const int MostFirings = 40;
    private const int LeastWidth = 110;

    public static void Write(RuleTestReport report, TextWriter output)
    {
        output.WriteLine(Say($"{report.Answers:N0} answers of {report.Workers:N0} workers to {report.Items:N0} items, {report.CheckQuestions:N0} of them check questions."));
        output.WriteLine(Say(
            $"Evidence: {report.GoldFacts:N0} scored check answers, {report.PeerFacts:N0} answers beside a consensus of the others{(report.Rho is { } rho ? $" (rho {rho})" : "")}, {report.PairFacts:N0} suspicions of copying."));
        if (!report.IsTimed)
            output.WriteLine("No times were recorded: the order is that of the file, one answer a minute. What rules do by the clock is only a guess.");
        foreach (var outcome in report.Outcomes)
            WriteFirings(outcome, output);
        WriteFigures(report, output);
        foreach (var outcome in report.Outcomes.Where(o => o.RemovedThoughSurelyGood.Count > 0))
            output.WriteLine($"{outcome.Rules}: removed although surely good (the whole interval of their accuracy lies above the limit): {string.Join(", ", outcome.RemovedThoughSurelyGood)}.");
    }

    private static void WriteFirings(RuleTestOutcome outcome, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(outcome.Firings.Count == 0 ? $"{outcome.Rules}: no rule fired." : $"{outcome.Rules}: {outcome.Firings.Count} firings.");
        foreach (var firing in outcome.Firings.Take(MostFirings))
        {
            var actions = string.Join(", ", firing.Actions.Select(a => JsonNamingPolicy.KebabCaseLower.ConvertName(a.GetType().Name)));
            output.WriteLine(Say($"  answer {firing.AnswersKnown:N0}  {firing.About}  {firing.Rule} ({firing.Mode}): {actions}"));
            output.WriteLine($"      {firing.Evidence}");
            if (firing is { Accuracy: { } accuracy, AccuracyInterval: { } interval })
                output.WriteLine(Say($"      after {firing.AnswersGiven:N0} answers of this worker; over the whole history {accuracy * 100:0.0}% right {Shown(interval)} of {firing.JudgedAnswers:N0}"));
        }
        if (outcome.Firings.Count > MostFirings)
            output.WriteLine($"  and {outcome.Firings.Count - MostFirings} more; --report FILE has all of them.");
    }

    private static void WriteFigures(RuleTestReport report, TextWriter output)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("");
        foreach (var outcome in report.Outcomes)
            table.AddColumn(new TableColumn(new Text(outcome.Rules)));
        void Row(string name, Func<RuleTestOutcome, string> figure) => table.AddRow([new Text(name), .. report.Outcomes.Select(o => new Text(figure(o)))]);
        var judge = report.JudgedByGold ? "gold" : "the final consensus";
        Row("Workers removed", o => Say($"{o.Removed.Count:N0} of {report.Workers:N0}"));
        Row("  after answers, median", o => o.MedianAnswersToRemoval is { } median ? Say($"{median:0.#}") : "–");
        Row(report.ProposalsConfirmed ? "Proposals, all confirmed" : "Proposals to a reviewer, none carried out", o => Say($"{o.Proposals:N0}"));
        Row(Say($"False blocks (good: {report.Limit * 100:0.#}% or more by {judge})"), o => Shown(o.FalseBlocks));
        Row("  of these surely good (interval above the limit)", o => Say($"{o.RemovedThoughSurelyGood.Count}"));
        Row("Misses (bad workers not removed)", o => Shown(o.Misses));
        Row("Answers discarded", o => Say($"{o.Discarded:N0} (${o.DollarsWasted:N2} paid for nothing)"));
        Row("Answers not asked for any more", o => Say($"{o.Prevented:N0}"));
        Row("Items that lose answers", o => Say($"{o.ItemsTouched:N0} ({o.ItemsEmptied:N0} lose all)"));
        Row("To collect all of them anew", o => Say($"{o.Discarded + o.Prevented:N0} answers, ${o.DollarsToRecollect:N2}"));
        Row(Say($"Consensus against {judge}, before"), o => Share(o.AccuracyBefore));
        Row("  after, nothing collected anew", o => Say($"{Share(o.AccuracyAfter)} of {o.JudgedItems:N0} items"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = Math.Max(console.Profile.Width, LeastWidth);
        console.WriteLine();
        console.Write(table);
    }

    private static string Shown(RuleTestErrors errors) =>
        errors.Share is { } share ? Say($"{errors.Wrong:N0} of {errors.Of:N0}: {share * 100:0.0}% {Shown(errors.Interval)}") : "none to judge";

    private static string Shown(Interval interval) => Say($"[{interval.Low * 100:0.0}%, {interval.High * 100:0.0}%]");

    private static string Share(double share) => double.IsNaN(share) ? "–" : Say($"{share * 100:0.00}%");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
