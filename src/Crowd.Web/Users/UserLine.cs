namespace Crowd.Web.Users;

/// <summary>A user of the console.</summary>
public sealed record UserLine(long UserId, string Name, string Role, DateTime? DisabledAt, DateTime CreatedAt);
