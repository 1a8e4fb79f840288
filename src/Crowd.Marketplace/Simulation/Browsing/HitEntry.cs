namespace Crowd.Marketplace.Simulation.Browsing;

/// <summary>A line of the sandbox's list of HITs.</summary>
/// <param name="Sequence">Its place in order of creation.</param>
/// <param name="HitId">The HIT.</param>
/// <param name="GroupId">The group it belongs to.</param>
/// <param name="Items">The keys of the items on its page.</param>
internal sealed record HitEntry(long Sequence, string HitId, string GroupId, string[] Items);
