namespace Crowd.Marketplace.Simulation.Browsing;

/// <summary>The marketplace did not answer, or only with server errors, for longer than a worker waits.</summary>
public sealed class MarketplaceUnreachableException(string message, Exception? cause = null) : Exception(message, cause);
