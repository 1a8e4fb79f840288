namespace Crowd.Quality.Agreement;

/// <summary>Fleiss' κ of all classes together and of each.</summary>
/// <param name="Overall">κ with its standard error under no agreement (the only one Fleiss gives; it stands in both places).</param>
/// <param name="PerClass">κ of each class against the rest; null for a class nobody or everybody always chose.</param>
public sealed record FleissResult(ChanceCorrected Overall, IReadOnlyList<double?> PerClass);
