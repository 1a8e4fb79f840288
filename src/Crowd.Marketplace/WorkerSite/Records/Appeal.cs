namespace Crowd.Marketplace.WorkerSite.Records;

/// <summary>What a worker said against a rejection, and what came of it.</summary>
public sealed record Appeal(string Body, bool? Granted, string? Answer);
