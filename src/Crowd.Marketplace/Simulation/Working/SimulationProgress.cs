namespace Crowd.Marketplace.Simulation.Working;

/// <summary>How far a simulation is.</summary>
/// <param name="Submitted">Assignments submitted.</param>
/// <param name="Refused">Takes and submissions that the marketplace refused.</param>
/// <param name="Present">Workers who have arrived.</param>
public sealed record SimulationProgress(int Submitted, int Refused, int Present);
