using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.WorkerSite.Sessions;

/// <summary>Who is signed in at the worker site, until when, with which stamp of the login.</summary>
internal sealed record WorkerSession(WorkerId Worker, int Stamp, DateTimeOffset Expires);
