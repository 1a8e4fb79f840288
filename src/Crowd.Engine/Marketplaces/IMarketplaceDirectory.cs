namespace Crowd.Engine.Marketplaces;

/// <summary>The marketplaces of the settings, by name.</summary>
public interface IMarketplaceDirectory
{
    /// <summary>The marketplace of that name.</summary>
    /// <exception cref="MarketplaceException">The settings name no such marketplace (<see cref="MarketplaceFailure.Gone"/>).</exception>
    IMarketplace Get(string name);
}
