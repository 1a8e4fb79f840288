namespace Crowd.Marketplace.Accounts;

/// <summary>A movement from one book to another.</summary>
internal sealed record LedgerEntry(
    long EntryId, DateTimeOffset At, string Kind, string From, string To, long Micros, string? HitId, string? AssignmentId, string? WorkerId);
