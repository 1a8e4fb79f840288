namespace Crowd.Marketplace.Hosting;

/// <summary>How closely a sandbox copies what was slow about the real service.</summary>
public enum MarketplaceProfile
{
    /// <summary>Everything is visible at once, nothing is throttled.</summary>
    Fast,

    /// <summary>Throttles each account, shows new HITs in lists late, lets new HITs be changed only after some seconds.</summary>
    Realistic,
}
