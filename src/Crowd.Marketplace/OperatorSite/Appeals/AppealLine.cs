namespace Crowd.Marketplace.OperatorSite.Appeals;

/// <summary>A worker's appeal, with what it is against, and its answer once there is one.</summary>
public sealed record AppealLine(
    long Take, string Worker, string Title, string Requester, decimal RewardUsd, string? Reason, string Body, DateTimeOffset SentAt,
    bool? Granted, string? Answer, DateTimeOffset? DecidedAt, string? DecidedBy);
