using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.Workers;

/// <summary>A worker to be known to the marketplace.</summary>
/// <param name="Country">Two letters; the Worker_Locale qualification.</param>
/// <param name="Subdivision">Two letters, with country US only.</param>
/// <param name="Masters">Has the Masters qualification.</param>
/// <param name="Adult">Has agreed to adult content.</param>
/// <param name="PriorApproved">Assignments approved elsewhere, counted into the built-in qualifications.</param>
/// <param name="PriorRejected">Assignments rejected elsewhere.</param>
public sealed record WorkerSeed(
    WorkerId Id, string? Name = null, string Country = "US", string? Subdivision = null, bool Masters = false, bool Adult = false,
    int PriorApproved = 0, int PriorRejected = 0);
