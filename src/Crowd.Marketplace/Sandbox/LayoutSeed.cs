namespace Crowd.Marketplace.Sandbox;

/// <summary>A HIT layout: HTML with <c>${name}</c> places. Amazon made them on its requester site only, so the API cannot.</summary>
internal sealed record LayoutSeed(string Name, string Html);
