namespace Crowd.Marketplace.Hits;

/// <summary>A HIT type as it is stored. It never changes, so it may be remembered.</summary>
internal sealed record HitType(
    string Id, string GroupId, string Title, string Description, string Keywords, long RewardMicros, long Duration, long AutoApproval,
    string RequirementsJson, bool Masters);
