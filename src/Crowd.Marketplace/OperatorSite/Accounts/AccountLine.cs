namespace Crowd.Marketplace.OperatorSite.Accounts;

/// <summary>A requester with his money, in dollars. A constant account has none of its own.</summary>
public sealed record AccountLine(string Key, string Name, string RequesterId, bool Prepaid, decimal AvailableUsd, decimal HeldUsd, decimal SpentUsd, DateTimeOffset OpenedAt);
