using System.Globalization;
using Crowd.Marketplace.Taking;
using Crowd.Marketplace.Workers;

namespace Crowd.Marketplace.WorkerSite.Sessions;

/// <summary>
/// The signed cookie that says who a browser's worker is: <c>worker.stamp.expiry.signature</c>. The stamp is that of the
/// worker's login, 0 in a sandbox: when the login's goes up, older cookies are worth nothing.
/// </summary>
internal sealed class SessionCookie(SiteKey key, TimeProvider clock)
{
    private const string Name = "crowd_worker", Purpose = "session";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    public void Issue(HttpContext http, WorkerId worker, int stamp)
    {
        var expires = clock.GetUtcNow() + Lifetime;
        var text = $"{worker}.{stamp}.{expires.ToUnixTimeSeconds()}";
        http.Response.Cookies.Append(Name, $"{text}.{key.Sign(Purpose, text)}", Options(http, Lifetime));
    }

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http, null));

    public WorkerSession? Read(HttpContext http)
    {
        if (http.Request.Cookies[Name] is not { Length: < 300 } cookie || cookie.Split('.') is not [var worker, var stamp, var expiry, var signature])
        {
            return null;
        }

        if (!long.TryParse(expiry, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || !int.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !WorkerRegistry.IsWorkerId(worker)
            || !key.Verify(Purpose, $"{worker}.{stamp}.{expiry}", signature))
        {
            return null;
        }

        var expires = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return expires > clock.GetUtcNow() ? new WorkerSession(new WorkerId(worker), number, expires) : null;
    }

    // Lax keeps the cookie out of every request that a HIT's page makes: sandboxed, it counts as another site.
    private static CookieOptions Options(HttpContext http, TimeSpan? age) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/", MaxAge = age, IsEssential = true };
}
