using Crowd.Rules;

namespace Crowd.Benchmarks.Rules;

/// <summary>The tables of docs/rules.md: what 'surely' does to workers of known accuracy, beside naive rules.</summary>
internal static class TrialTables
{
    private static readonly double[] Accuracies = [0.25, 0.5, 0.6, 0.65, 0.7, 0.72, 0.75, 0.8, 0.9];

    // Answers an item and classes of the campaigns without gold.
    private static readonly (int Classes, int Redundancy)[] Campaigns = [(2, 3), (2, 5), (2, 10), (4, 3), (4, 5)];

    public static void Print(int workers, string rules)
    {
        var options = new SurelyTrialOptions { Workers = workers };
        Console.WriteLine($"seed {options.Seed}, {options.Workers:N0} workers at each accuracy, {options.Answers:N0} answers each, looked at after every one");
        Constant(options);
        Drift(options);
        Together(options);
        Consensus(options with { Campaigns = 20 });
        WholeFile(rules, Math.Max(100, workers / 100));
    }

    private static void Constant(SurelyTrialOptions options)
    {
        Title("One worker, limit 70%: share ever acted on (answers until half of all were)");
        var rows = SurelyTrial.Constant(Accuracies, options, CancellationToken.None);
        Console.WriteLine($"| rule | {string.Join(" | ", Accuracies.Select(a => $"{a:P0}"))} |");
        Console.WriteLine($"|---|{string.Concat(Accuracies.Select(_ => "---|"))}");
        foreach (var rule in SurelyTrial.RuleNames)
            Console.WriteLine($"| {rule} | {string.Join(" | ", rows.Where(r => r.Rule == rule).Select(r => Cell(r.Outcome)))} |");
    }

    private static void Drift(SurelyTrialOptions options)
    {
        Title("Drift from 90% to 50% after 500 answers: share acted on afterwards (answers from the change until half were)");
        foreach (var row in SurelyTrial.Drift(0.9, 0.5, 500, options, CancellationToken.None))
            Console.WriteLine($"| {row.Rule} | {Cell(row.Outcome)} | of the {row.Outcome.Workers:N0} not acted on before |");
    }

    private static void Together(SurelyTrialOptions options)
    {
        Title("Across workers (e-BH): good ones among those acted on, mean and worst campaign; bad ones found, median answers");
        foreach (var row in TogetherTrial.Run(options, CancellationToken.None))
            Console.WriteLine($"| {row.Rule} | {row.FalseShare:P1} | {row.MostFalseShare:P1} | {row.Found:P1} | {row.MedianAnswers} |");
    }

    private static void Consensus(SurelyTrialOptions options)
    {
        Title("Consensus instead of gold: share acted on of workers at 70%, 80%, 92% and of random clickers (scored answers until half were)");
        foreach (var items in Enum.GetValues<ConsensusTrialItems>())
            foreach (var (classes, redundancy) in Campaigns)
                foreach (var group in ConsensusTrial.Run(new ConsensusTrialCase(classes, redundancy, items), options, CancellationToken.None).GroupBy(r => r.Reference))
                    Console.WriteLine($"| {items} | {classes} | {redundancy} | {group.Key} | {string.Join(" | ", group.Select(r => Cell(r.Outcome)))} |");
    }

    // A whole file must keep the promise of one rule: the chances of its rules add up.
    private static void WholeFile(string path, int workers)
    {
        Title($"{path} as a whole, {workers:N0} workers at each accuracy: share ever removed (answers until half were)");
        var rules = RuleSet.Parse(File.ReadAllText(path), path) is RuleSetResult.Valid valid ? valid.Rules : throw new InvalidOperationException($"{path} is no rule file.");
        double[] accuracies = [0.5, 0.6, 0.65, 0.7, 0.75, 0.8];
        foreach (var (classes, gold) in new[] { (2, 0.1), (2, 0.5), (4, 0.1), (4, 0.5) })
        {
            var campaign = new Population { Groups = [], Classes = classes, Gold = gold };
            var curve = Simulation.OperatingCurve(rules, accuracies, workers, campaign, null, CancellationToken.None);
            Console.WriteLine($"| {classes} classes, {gold:P0} check questions | {string.Join(" | ", curve.Select(g => $"{g.Group.Accuracy:P0}: {Cell(g.Removed)}"))} |");
        }
    }

    private static void Title(string text)
    {
        Console.WriteLine();
        Console.WriteLine(text);
        Console.WriteLine();
    }

    private static string Cell(ActedOn outcome) =>
        $"{outcome.Share * 100:0.##}%" + (outcome.MedianOfAll is { } median ? $" ({median:0})" : "");
}
