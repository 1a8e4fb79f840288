namespace Crowd.Marketplace.Sandbox;

/// <summary>An empty JSON object: what a change takes that needs nothing.</summary>
internal sealed record NoArguments;
