using Crowd.Engine.Marketplaces;

namespace Crowd.Engine.Publishing;

/// <summary>What planning needs to know of a campaign.</summary>
/// <param name="Id">The campaign.</param>
/// <param name="Name">Its name.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Reward">For a seat on these pages.</param>
/// <param name="Audience">The skill that workers must hold to take them; null for everybody.</param>
internal sealed record PlannedCampaign(long Id, string Name, DateTimeOffset CreatedAt, Money Reward, string? Audience = null);
