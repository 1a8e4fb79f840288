namespace Crowd.Marketplace.OperatorSite.Inviting;

/// <summary>A link that lets people in. Its own words are not kept: <paramref name="Hash"/> is all there is of it.</summary>
public sealed record InvitationLine(string Hash, string? Note, string? Worker, int UsesLeft, DateTimeOffset MadeAt, DateTimeOffset ExpiresAt);
