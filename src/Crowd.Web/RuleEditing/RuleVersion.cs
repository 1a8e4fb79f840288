namespace Crowd.Web.RuleEditing;

/// <summary>A version of a campaign's rules; never edited once written.</summary>
public sealed record RuleVersion(int Version, string Text, string Sha256, string Author, string Reason, DateTime CreatedAt, int Actions);
