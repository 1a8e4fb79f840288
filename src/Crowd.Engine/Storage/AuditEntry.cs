namespace Crowd.Engine.Storage;

/// <summary>A line of the audit table.</summary>
internal sealed record AuditEntry(
    string Actor, string Verb, string Subject, long? CampaignId = null, object? Before = null, object? After = null, string? Reason = null);
