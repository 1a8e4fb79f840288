using Crowd.Rules;

namespace Crowd.Engine.Reviewing;

/// <summary>Simulated workers of one true accuracy.</summary>
/// <param name="Accuracy">0 to 1.</param>
/// <param name="Removed">Removed by the rules.</param>
/// <param name="RemovedNaively">Removed by the same limits as raw thresholds, without valid tests.</param>
public sealed record OperatingPoint(double Accuracy, ActedOn Removed, ActedOn RemovedNaively);
