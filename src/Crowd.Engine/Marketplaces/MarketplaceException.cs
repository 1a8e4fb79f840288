namespace Crowd.Engine.Marketplaces;

/// <summary>A call to the marketplace failed; <see cref="Failure"/> says what to do about it.</summary>
public sealed class MarketplaceException(MarketplaceFailure failure, string message, string? code = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What to do.</summary>
    public MarketplaceFailure Failure => failure;

    /// <summary>The service's own code, such as <c>AWS.MechanicalTurk.InsufficientFunds</c>.</summary>
    public string? Code => code;
}
