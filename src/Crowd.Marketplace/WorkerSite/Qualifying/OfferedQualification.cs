namespace Crowd.Marketplace.WorkerSite.Qualifying;

/// <summary>A qualification that a worker may ask for.</summary>
/// <param name="LastRequest">What became of his last request: Testing, Pending, Granted, Rejected or Lapsed; null if there was none.</param>
public sealed record OfferedQualification(string TypeId, string Name, string Description, string Requester, bool HasTest, TimeSpan? TestTime, string? LastRequest);
