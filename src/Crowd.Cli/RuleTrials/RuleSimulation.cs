using Crowd.Quality.Agreement;
using Crowd.Rules;

namespace Crowd.Cli.RuleTrials;

/// <summary>Tries rules, and beside them the raw thresholds that other products have, on simulated workers.</summary>
internal static class RuleSimulation
{
    // Dense around the usual limits.
    private static readonly double[] Accuracies = [0.25, 0.40, 0.50, 0.55, 0.60, 0.65, 0.70, 0.75, 0.80, 0.85, 0.90, 0.95];

    /// <summary>Runs the population and the operating curve.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="population">Groups and campaign.</param>
    /// <param name="workersEach">Workers at each accuracy of the curve.</param>
    /// <param name="say">Told what is done; null if nobody listens.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static RuleSimulationReport Run(RuleFile rules, Population population, int workersEach, Action<string>? say, CancellationToken cancellationToken)
    {
        // Worse than chance is no worker.
        double[] accuracies = [.. Accuracies.Where(a => a >= 1.0 / population.Classes)];
        IReadOnlyList<GroupOutcome> Curve(RuleSet set) => Simulation.OperatingCurve(set, accuracies, workersEach, population, null, cancellationToken);
        say?.Invoke($"The operating curve: {accuracies.Length} accuracies, {workersEach} workers at each ...");
        var curve = Rows(Curve(rules.Rules), Curve(rules.Naive));
        say?.Invoke($"The population: {population.Groups.Sum(g => (long)g.Workers)} workers ...");
        var groups = Rows(Simulation.Run(rules.Rules, population, null, cancellationToken), Simulation.Run(rules.Naive, population, null, cancellationToken));
        return new RuleSimulationReport
        {
            Answers = population.Answers, Gold = population.Gold, Reference = population.Reference, Classes = population.Classes, Seed = population.Seed,
            Curve = curve, Groups = groups,
        };
    }

    private static List<RuleSimulationRow> Rows(IReadOnlyList<GroupOutcome> rules, IReadOnlyList<GroupOutcome> naive) =>
        [.. rules.Zip(naive, (r, n) => new RuleSimulationRow(
            r.Group.Name, r.Group.Workers, r.Group.Accuracy, Of(r.Removed), Of(n.Removed), r.MeanAnswers,
            r.ByRule.ToDictionary(b => b.Key, b => Of(b.Value)), n.ByRule.ToDictionary(b => b.Key, b => Of(b.Value))))];

    private static RuleSimulationShare Of(ActedOn acted) => new(
        acted.Acted, acted.Share, ProportionInterval.Wilson(acted.Acted, acted.Workers), acted.MedianOfAll,
        acted.AnswersNeeded is { } needed ? [needed.Low, needed.Median, needed.High] : null);
}
