namespace Crowd.Marketplace.OperatorSite.Workers;

/// <summary>A worker in the operator's list, with counters.</summary>
public sealed record WorkerLine(
    string Id, string? Name, string? Email, bool Active, int Submitted, int Approved, int Rejected, int Returned, int Abandoned, DateTimeOffset Since);
