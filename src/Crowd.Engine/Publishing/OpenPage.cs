namespace Crowd.Engine.Publishing;

/// <summary>A page on the market.</summary>
/// <param name="HitId">Ours.</param>
/// <param name="Listing">The marketplace's.</param>
/// <param name="ExpiresAt">Until when it is offered.</param>
internal sealed record OpenPage(long HitId, string Listing, DateTime ExpiresAt);
