namespace Crowd.Engine.Collecting;

/// <summary>A page whose answers are to be fetched.</summary>
internal sealed record OpenHit(long HitId, string ListingId, string State, DateTime OpenedAt);
