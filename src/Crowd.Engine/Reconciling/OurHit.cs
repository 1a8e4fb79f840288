namespace Crowd.Engine.Reconciling;

/// <summary>A page as our rows have it.</summary>
internal sealed record OurHit(long HitId, long CampaignId, string Token, string State, string? ListingId, int Seats, int Collected, DateTime? OpenedAt);
