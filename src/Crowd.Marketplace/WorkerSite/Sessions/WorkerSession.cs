using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.WorkerSite.Sessions;

/// <summary>Who is signed in at the worker site, until when.</summary>
internal sealed record WorkerSession(WorkerId Worker, DateTimeOffset Expires);
