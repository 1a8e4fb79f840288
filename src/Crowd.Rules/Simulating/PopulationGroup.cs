namespace Crowd.Rules;

/// <summary>Simulated workers of one kind.</summary>
/// <param name="Name">The group's name.</param>
/// <param name="Workers">How many, at least 1.</param>
/// <param name="Accuracy">Chance that an answer is right, 0 to 1.</param>
/// <param name="AccuracyAfter">Accuracy after the change; null for none.</param>
/// <param name="ChangesAfter">Answers before the change.</param>
/// <param name="Rushes">Share of answers given in a fifth of the usual time.</param>
public sealed record PopulationGroup(
    string Name, int Workers, double Accuracy, double? AccuracyAfter = null, int ChangesAfter = 0, double Rushes = 0);
