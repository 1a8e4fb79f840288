namespace Crowd.Marketplace.Accounts;

/// <summary>A requester account to open.</summary>
/// <param name="Name">What workers see as the requester's name.</param>
/// <param name="DepositUsd">
/// Null: a constant account, which always shows 10000.00 and never runs out. Else: a prepaid one with this much money,
/// which is held, paid and released to the cent.
/// </param>
public sealed record AccountSeed(string AccessKey, string Secret, string Name, decimal? DepositUsd = null);
