namespace Crowd.Marketplace.Sandbox;

/// <summary>A worker as the admin interface takes it.</summary>
internal sealed record WorkerEntry(
    string? Id, string? Name = null, string? Country = null, string? Subdivision = null, bool Masters = false, bool Adult = false,
    int PriorApproved = 0, int PriorRejected = 0);
