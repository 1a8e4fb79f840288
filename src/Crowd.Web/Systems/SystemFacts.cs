namespace Crowd.Web.Systems;

/// <summary>Where the installation stands.</summary>
public sealed record SystemFacts(string PostgresVersion, long DatabaseBytes, IReadOnlyList<NodeLine> Nodes, IReadOnlyList<AlertLine> Alerts);

/// <summary>A process that ran jobs in the last day.</summary>
public sealed record NodeLine(string Node, DateTime LastSeen, int Runs, int Running);

/// <summary>Something that a person should look at.</summary>
public sealed record AlertLine(long AlertId, long? CampaignId, string? Campaign, string Kind, string Text, DateTime RaisedAt);
