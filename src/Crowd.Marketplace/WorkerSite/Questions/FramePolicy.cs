namespace Crowd.Marketplace.WorkerSite.Questions;

/// <summary>
/// The content security policies of the worker site. A HIT's own page may run scripts and post its form to us, and nothing
/// else: it has no origin, no cookies, no storage, cannot open windows, leave its frame, or reach any other host. Images and
/// media may come from the hosts that the operator has allowed.
/// </summary>
internal sealed class FramePolicy(WorkerSiteOptions options)
{
    private readonly string _content = string.Concat(options.ContentOrigins.Select(origin => " " + origin));

    /// <summary>For what is inside our frame; only the requester's own HTML may have scripts in it.</summary>
    public void ApplyToHit(HttpContext http, bool inlineScripts)
    {
        var own = $"{http.Request.Scheme}://{http.Request.Host}";
        var scripts = inlineScripts ? $"{own} 'unsafe-inline'{_content}" : own;
        Set(http, "sandbox allow-forms allow-scripts allow-modals; default-src 'none'; "
            + $"script-src {scripts}; style-src {own} 'unsafe-inline'{_content}; "
            + $"img-src {own} data: blob:{_content}; media-src {own} data: blob:{_content}; font-src {own} data:{_content}; "
            + $"connect-src 'none'; form-action {own}/take/; base-uri 'none'; frame-ancestors {own}; webrtc 'block'");
        http.Response.Headers["X-DNS-Prefetch-Control"] = "off";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    /// <summary>For the short page that a frame shows after its form was posted.</summary>
    public static void ApplyToReceipt(HttpContext http) =>
        Set(http, $"default-src 'none'; style-src 'unsafe-inline'; script-src {http.Request.Scheme}://{http.Request.Host}; form-action 'none'; base-uri 'none'");

    /// <summary>For our own pages; <paramref name="framed"/> is the one origin, besides ours, whose page is shown in a frame.</summary>
    public static void ApplyToSite(HttpContext http, Uri? framed = null) =>
        Set(http, "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + $"frame-ancestors 'none'; frame-src 'self'{(framed is null ? "" : " " + framed.GetLeftPart(UriPartial.Authority))}");

    private static void Set(HttpContext http, string policy)
    {
        http.Response.Headers.ContentSecurityPolicy = policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-store";
    }
}
