namespace Crowd.Marketplace.WorkerSite.Sandbox;

/// <summary>A group with free slots, and the sequence number of its latest HIT.</summary>
internal sealed record SandboxGroup(string GroupId, long Slots, long Newest);
