namespace Crowd.Cli.Scoring;

/// <summary>What became of one method.</summary>
/// <param name="Name">The method.</param>
/// <param name="Summary">What it is, or why it can't be used here.</param>
/// <param name="Report">What it found; null if it can't be used.</param>
internal sealed record Scored(string Name, string Summary, ScoreReport? Report);
