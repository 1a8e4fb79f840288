using Crowd.Quality.Agreement;

namespace Crowd.Cli.RuleTrials;

/// <summary>How many of a group were acted on, and how soon.</summary>
/// <param name="Workers">How many.</param>
/// <param name="Share">Of the group.</param>
/// <param name="Interval">95% interval of the share (Wilson).</param>
/// <param name="MedianOfAll">Answers until half of the whole group was; null if fewer were.</param>
/// <param name="AnswersNeeded">Of those acted on, the answers it took: a tenth fewer, half, a tenth more; null if there are none.</param>
internal sealed record RuleSimulationShare(int Workers, double Share, Interval Interval, double? MedianOfAll, IReadOnlyList<double>? AnswersNeeded);
