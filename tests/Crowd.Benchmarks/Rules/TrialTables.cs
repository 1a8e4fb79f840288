using Crowd.Rules;

namespace Crowd.Benchmarks.Rules;

/// <summary>The tables of docs/rules.md: what 'surely' does to workers of known accuracy, beside naive rules.</summary>
internal static class TrialTables
{
    private static readonly double[] Accuracies = [0.25, 0.5, 0.6, 0.65, 0.7, 0.72, 0.75, 0.8, 0.9];

    public static void Print(int workers)
    {
        var options = new SurelyTrialOptions { Workers = workers };
        Console.WriteLine($"seed {options.Seed}, {options.Workers:N0} workers at each accuracy, {options.Answers:N0} answers each, looked at after every one");
        Console.WriteLine();
        var rows = SurelyTrial.Constant(Accuracies, options, CancellationToken.None);
        Console.WriteLine($"| rule | {string.Join(" | ", Accuracies.Select(a => $"{a:P0}"))} |");
        Console.WriteLine($"|---|{string.Concat(Accuracies.Select(_ => "---|"))}");
        foreach (var rule in SurelyTrial.RuleNames)
        {
            Console.WriteLine($"| {rule} | {string.Join(" | ", rows.Where(r => r.Rule == rule).Select(r => Cell(r.Outcome)))} |");
        }

        Console.WriteLine();
        foreach (var row in SurelyTrial.Drift(0.9, 0.5, 500, options, CancellationToken.None))
        {
            Console.WriteLine($"drift from 90% to 50% after 500 answers, {row.Rule}: {Cell(row.Outcome)} of the {row.Outcome.Workers:N0} still there");
        }

        Console.WriteLine();
        foreach (var row in TogetherTrial.Run(options, CancellationToken.None))
        {
            Console.WriteLine($"| {row.Rule} | {row.FalseShare:P1} | {row.MostFalseShare:P1} | {row.Found:P1} | {row.MedianAnswers} |");
        }

        Console.WriteLine();
        foreach (var (classes, redundancy, rho) in new[] { (2, 3, 0.0), (2, 3, 0.4), (4, 3, 0.0), (4, 3, 0.4), (2, 5, 0.0), (2, 5, 0.4) })
        {
            foreach (var group in ConsensusTrial.Run(classes, redundancy, rho, options with { Campaigns = 20 }, CancellationToken.None).GroupBy(r => r.Reference))
            {
                Console.WriteLine($"| {classes} | {redundancy} | {rho} | {group.Key} | {string.Join(" | ", group.Select(r => Cell(r.Outcome)))} |");
            }
        }
    }

    private static string Cell(ActedOn outcome) =>
        $"{outcome.Share * 100:0.##}%" + (outcome.MedianOfAll is { } median ? $" ({median:0})" : "");
}
