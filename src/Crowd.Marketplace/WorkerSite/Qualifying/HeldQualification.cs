namespace Crowd.Marketplace.WorkerSite.Qualifying;

/// <summary>A qualification that a worker has.</summary>
public sealed record HeldQualification(string Name, string Description, string Requester, int? Value, DateTimeOffset GrantedAt);
