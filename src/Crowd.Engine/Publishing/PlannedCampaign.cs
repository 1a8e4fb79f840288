using Crowd.Engine.Marketplaces;

namespace Crowd.Engine.Publishing;

/// <summary>What planning needs to know of a campaign.</summary>
internal sealed record PlannedCampaign(long Id, string Name, DateTimeOffset CreatedAt, Money Reward);
