namespace Crowd.Marketplace.Simulation.Browsing;

/// <summary>What was asked for, or why it was refused.</summary>
internal readonly record struct Reply<T>(T? Value, Refusal? Refusal) where T : class;
