namespace Crowd.Rules;

/// <summary>
/// Tries rules on simulated workers whose quality is known: the rules' operating curve, the chance that they act and the answers it takes, by
/// true accuracy. Seeded: the same input gives the same numbers whatever the number of threads.
/// </summary>
public static class Simulation
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Runs a population through a rule set, looking after every answer.</summary>
    /// <param name="rules">The rules; those about workers are tried.</param>
    /// <param name="population">The workers.</param>
    /// <param name="progress">Told the share done; null if nobody listens.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>One outcome a group, in order.</returns>
    public static IReadOnlyList<GroupOutcome> Run(
        RuleSet rules, Population population, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(population);
        var total = population.Groups.Sum(g => (double)g.Workers);
        var done = 0.0;
        var outcomes = new List<GroupOutcome>();
        for (var index = 0; index < population.Groups.Count; index++)
        {
            var group = population.Groups[index];
            var lives = new Life[group.Workers];
            var firstStream = (ulong)index << 32;
            var options = new ParallelOptions { CancellationToken = cancellationToken };
            Parallel.For(0, group.Workers, options, w => lives[w] = Live(rules, population, group, firstStream + (ulong)w));
            done += group.Workers;
            progress?.Report(done / total);
            outcomes.Add(Outcome(rules, group, lives));
        }

        return outcomes;
    }

    /// <summary>The operating curve: a group at each accuracy.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="accuracies">True accuracies, each 0 to 1.</param>
    /// <param name="workersEach">Workers at each, at least 1.</param>
    /// <param name="campaign">Answers, gold share, classes, seed; its groups are not used.</param>
    /// <param name="progress">Told the share done; null if nobody listens.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static IReadOnlyList<GroupOutcome> OperatingCurve(
        RuleSet rules, IReadOnlyList<double> accuracies, int workersEach, Population campaign, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accuracies);
        ArgumentNullException.ThrowIfNull(campaign);
        var groups = accuracies.Select(a => new PopulationGroup($"{a:P0}", workersEach, a)).ToList();
        return Run(rules, campaign with { Groups = groups }, progress, cancellationToken);
    }

    private static Life Live(RuleSet rules, Population population, PopulationGroup group, ulong stream)
    {
        var evaluator = new RuleEvaluator(rules, Start);
        var states = evaluator.NewStates();
        var verdicts = new List<Verdict>();
        var worker = new SimulatedWorker(population, group, stream);
        var first = new Dictionary<string, int>();
        for (var answer = 1; answer <= population.Answers; answer++)
        {
            worker.Answer(Start.AddMinutes(answer), e => evaluator.Observe(e, states, verdicts));
            var removed = false;
            foreach (var verdict in verdicts.Where(v => v.Subject.Kind == SubjectKind.Worker && v.Mode != RuleMode.Observe))
            {
                first.TryAdd(verdict.Rule, answer);
                removed |= verdict.Actions.Any(a => a is RuleAction.Exclude or RuleAction.Block);
            }

            verdicts.Clear();
            if (removed)
            {
                return new Life(answer, true, first);
            }
        }

        return new Life(population.Answers, false, first);
    }

    private static GroupOutcome Outcome(RuleSet rules, PopulationGroup group, Life[] lives) => new(
        group,
        ActedOn.Of(group.Workers, lives.Where(l => l.Removed).Select(l => l.Answers)),
        rules.Rules.Where(r => r.Subject == SubjectKind.Worker).ToDictionary(
            r => r.Name, r => ActedOn.Of(group.Workers, lives.Where(l => l.First.ContainsKey(r.Name)).Select(l => l.First[r.Name]))),
        lives.Average(l => l.Answers));

    private sealed record Life(int Answers, bool Removed, Dictionary<string, int> First);
}
