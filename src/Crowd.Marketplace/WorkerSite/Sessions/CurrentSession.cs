using Crowd.Marketplace.WorkerSite.People;

namespace Crowd.Marketplace.WorkerSite.Sessions;

/// <summary>The request's session, if its cookie is good and, outside a sandbox, its login still is.</summary>
internal sealed class CurrentSession(SessionCookie cookie, Logins logins, MarketplaceOptions options)
{
    public async ValueTask<WorkerSession?> ReadAsync(HttpContext http) =>
        cookie.Read(http) is { } session && (options.Sandbox || await logins.StampAsync(session.Worker, http.RequestAborted) == session.Stamp) ? session : null;
}
