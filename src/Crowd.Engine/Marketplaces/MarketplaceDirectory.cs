namespace Crowd.Engine.Marketplaces;

/// <summary>The marketplaces of the settings.</summary>
internal sealed class MarketplaceDirectory(IReadOnlyDictionary<string, IMarketplace> marketplaces) : IMarketplaceDirectory
{
    /// <inheritdoc/>
    public IMarketplace Get(string name) => marketplaces.TryGetValue(name, out var marketplace)
        ? marketplace
        : throw new MarketplaceException(MarketplaceFailure.Gone,
            $"The settings name no marketplace '{name}'; they name {(marketplaces.Count == 0 ? "none" : string.Join(", ", marketplaces.Keys.Order(StringComparer.Ordinal)))}.");
}
