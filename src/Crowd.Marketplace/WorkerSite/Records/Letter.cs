namespace Crowd.Marketplace.WorkerSite.Records;

/// <summary>A message to a worker.</summary>
public sealed record Letter(DateTimeOffset SentAt, string From, string Subject, string Body, bool IsNew);
