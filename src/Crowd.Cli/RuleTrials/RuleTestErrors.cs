using Crowd.Quality.Agreement;

namespace Crowd.Cli.RuleTrials;

/// <summary>Workers judged wrongly, with the 95% interval of their share (Clopper and Pearson).</summary>
/// <param name="Wrong">How many.</param>
/// <param name="Of">Of how many.</param>
/// <param name="Share">Their share; null of none.</param>
/// <param name="Interval">Its interval.</param>
internal sealed record RuleTestErrors(int Wrong, int Of, double? Share, Interval Interval);
