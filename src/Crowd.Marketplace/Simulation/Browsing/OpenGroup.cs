namespace Crowd.Marketplace.Simulation.Browsing;

/// <summary>A line of the sandbox's list of groups that have work.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Slots">Free slots in all of its HITs.</param>
/// <param name="Newest">The sequence number of its latest HIT.</param>
internal sealed record OpenGroup(string GroupId, long Slots, long Newest);
