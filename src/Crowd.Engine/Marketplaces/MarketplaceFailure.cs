namespace Crowd.Engine.Marketplaces;

/// <summary>What to do about a failed call.</summary>
public enum MarketplaceFailure
{
    /// <summary>Try again later: nothing has happened.</summary>
    Transient,

    /// <summary>Try again later, and slower.</summary>
    Throttled,

    /// <summary>May or may not have happened: find out, or repeat with the same token.</summary>
    Ambiguous,

    /// <summary>Will be refused each time: a person must look.</summary>
    Refused,

    /// <summary>Not enough money in the account.</summary>
    NoFunds,

    /// <summary>The endpoint is gone or is no such marketplace: permanent, tell the operator.</summary>
    Gone,
}
