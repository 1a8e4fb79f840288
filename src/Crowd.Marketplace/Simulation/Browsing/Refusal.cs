namespace Crowd.Marketplace.Simulation.Browsing;

/// <summary>Why the marketplace did not let a worker do something.</summary>
/// <param name="Code">The marketplace's own short code.</param>
/// <param name="Reason">Its sentence.</param>
internal sealed record Refusal(string Code, string Reason);
