namespace Crowd.Marketplace.Taking;

/// <summary>A line of the workers' list: all open HITs of one type.</summary>
/// <param name="Hits">How many of them have a free slot.</param>
/// <param name="MayPreview">The worker meets the requirements that guard the preview.</param>
/// <param name="MayAccept">The worker meets all requirements.</param>
public sealed record HitGroup(
    GroupId GroupId, string Title, string Description, string Keywords, string Requester, decimal RewardUsd, TimeSpan TimeAllotted,
    long Hits, DateTimeOffset NewestAt, DateTimeOffset ExpiresAt, bool MayPreview, bool MayAccept, IReadOnlyList<GroupRequirement> Requirements);
