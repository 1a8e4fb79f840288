namespace Crowd.Web.Auditing;

/// <summary>Who did what, when, from what to what.</summary>
public sealed record AuditLine(long AuditId, DateTime At, string Actor, string Verb, string Subject, string? Before, string? After, string? Reason);
