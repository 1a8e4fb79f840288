using System.Globalization;
using System.Security.Cryptography;
using Crowd.Marketplace.WorkerSite.Sessions;

namespace Crowd.Marketplace.OperatorSite.Sessions;

/// <summary>The signed cookie that says which operator a browser's is: <c>name.stamp.expiry.nonce.signature</c>, for the operator's pages only.</summary>
internal sealed class OperatorCookie(SiteKey key, TimeProvider clock, MarketplaceOptions options)
{
    private const string Name = "crowd_operator", Purpose = "operator", FormPurpose = "operator-form";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public OperatorSession Issue(HttpContext http, string name, int stamp)
    {
        var text = $"{name}.{stamp}.{(clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds()}.{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        http.Response.Cookies.Append(Name, $"{text}.{key.Sign(Purpose, text)}", Options(http, Lifetime));
        return SessionOf(name, text);
    }

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http, null));

    /// <summary>The cookie's operator and stamp, if it is whole and has not expired.</summary>
    public (OperatorSession Session, int Stamp)? Read(HttpContext http)
    {
        if (http.Request.Cookies[Name] is not { Length: < 300 } cookie || cookie.Split('.') is not [var name, var stamp, var expiry, var nonce, var signature])
            return null;
        var text = $"{name}.{stamp}.{expiry}.{nonce}";
        return long.TryParse(expiry, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && int.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && key.Verify(Purpose, text, signature)
            && seconds > clock.GetUtcNow().ToUnixTimeSeconds()
            ? (SessionOf(name, text), number)
            : null;
    }

    private OperatorSession SessionOf(string name, string text) => new(name, key.Sign(FormPurpose, text), options.Sandbox);

    private static CookieOptions Options(HttpContext http, TimeSpan? age) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/operator", MaxAge = age, IsEssential = true };
}
