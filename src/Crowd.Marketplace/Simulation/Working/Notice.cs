namespace Crowd.Marketplace.Simulation.Working;

/// <summary>A group of HITs on the <see cref="Noticeboard"/>.</summary>
internal sealed record Notice(string GroupId, long Slots, long Newest, long Version);
