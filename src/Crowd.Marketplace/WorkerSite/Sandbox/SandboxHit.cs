namespace Crowd.Marketplace.WorkerSite.Sandbox;

/// <summary>A HIT and the keys of the items on its page.</summary>
internal sealed record SandboxHit(long Sequence, string HitId, string GroupId, string[] Items);
