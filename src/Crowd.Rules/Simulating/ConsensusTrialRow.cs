namespace Crowd.Rules;

/// <summary>What became of one kind of worker when the others' consensus was the reference.</summary>
/// <param name="Trial">The campaigns.</param>
/// <param name="Workers">The kind of worker, by accuracy; clickers answer at random.</param>
/// <param name="Reference">How the reference was used.</param>
/// <param name="Outcome">How many were acted on, and how soon.</param>
public sealed record ConsensusTrialRow(ConsensusTrialCase Trial, string Workers, string Reference, ActedOn Outcome);
