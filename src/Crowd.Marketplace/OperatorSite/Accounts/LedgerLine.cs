namespace Crowd.Marketplace.OperatorSite.Accounts;

/// <summary>A movement of money, as an operator reads it.</summary>
public sealed record LedgerLine(long Entry, DateTimeOffset At, string Kind, string From, string To, decimal Usd, string? HitId, string? WorkerId);
