namespace Crowd.Web.Jobs;

/// <summary>A run of a job.</summary>
public sealed record JobLine(
    long RunId, string Job, string Key, long? CampaignId, string? Campaign, string State, int Attempt, DateTime DueAt, DateTime? StartedAt, DateTime? EndedAt,
    string? Node, float? Progress, string? Message, string? Error, string Counters);

/// <summary>Runs of the last hour by job.</summary>
public sealed record JobSummary(string Job, int Succeeded, int Failed, int Retried, int Waiting, int Running, double? MedianSeconds);
