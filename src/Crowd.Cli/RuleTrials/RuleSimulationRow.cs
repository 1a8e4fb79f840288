namespace Crowd.Cli.RuleTrials;

/// <summary>What became of one simulated group.</summary>
/// <param name="Name">The group.</param>
/// <param name="Workers">Its size.</param>
/// <param name="Accuracy">Their true accuracy (at first, if it changes).</param>
/// <param name="Removed">Excluded or blocked by the rules.</param>
/// <param name="RemovedNaively">The same by raw thresholds.</param>
/// <param name="MeanAnswers">Answers a worker gave on average before the end or removal.</param>
/// <param name="ByRule">First firing of each rule.</param>
/// <param name="ByRuleNaively">The same by raw thresholds.</param>
internal sealed record RuleSimulationRow(
    string Name, int Workers, double Accuracy, RuleSimulationShare Removed, RuleSimulationShare RemovedNaively, double MeanAnswers,
    IReadOnlyDictionary<string, RuleSimulationShare> ByRule, IReadOnlyDictionary<string, RuleSimulationShare> ByRuleNaively);
