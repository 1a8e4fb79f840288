using System.Net;
using System.Security.Cryptography;
using System.Text;
using Crowd.Marketplace.OperatorSite.Pages;
using Crowd.Marketplace.WorkerSite.Sessions;

namespace Crowd.Marketplace.OperatorSite.Sessions;

/// <summary>
/// Lets operators pass. In a sandbox anybody on this machine is one, under this machine's own name only; elsewhere one signs in.
/// A change must come from a form of the session's own pages: each carries a key that no other page can know.
/// </summary>
internal sealed class OperatorGate(OperatorCookie cookie, Operators operators, MarketplaceOptions options) : IEndpointFilter
{
    /// <summary>The form field that carries the session's key.</summary>
    public const string KeyField = "formKey";

    private const string SandboxName = "sandbox";
    private static readonly object Key = new();

    public static OperatorSession Session(HttpContext http) => (OperatorSession)http.Items[Key]!;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (options.Sandbox && !IsThisMachine(http))
            return OperatorPage.Refuse(http, StatusCodes.Status403Forbidden, $"A sandbox's operator pages answer to this machine's own name only, not to '{http.Request.Host.Host}'.");
        if (await SessionAsync(http) is not { } session)
            return HttpMethods.IsGet(http.Request.Method)
                ? Results.Redirect($"/operator/sign-in?then={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}")
                : OperatorPage.Refuse(http, StatusCodes.Status401Unauthorized, "Nobody is signed in.");
        if (!HttpMethods.IsGet(http.Request.Method) && !await IsOwnFormAsync(http, session))
            return OperatorPage.Refuse(http, StatusCodes.Status403Forbidden, "This can only be asked for by a form of the operator's own pages. Load the page again.");
        http.Items[Key] = session;
        return await next(context);
    }

    private async ValueTask<OperatorSession?> SessionAsync(HttpContext http)
    {
        var known = cookie.Read(http);
        if (options.Sandbox)
            return known is { Session.Name: SandboxName } ? known.Value.Session : HttpMethods.IsGet(http.Request.Method) ? cookie.Issue(http, SandboxName, 0) : null;
        return known is { } found && await operators.StampAsync(found.Session.Name, http.RequestAborted) == found.Stamp ? found.Session : null;
    }

    private static async Task<bool> IsOwnFormAsync(HttpContext http, OperatorSession session)
    {
        if (SignedIn.IsForeign(http.Request) || !http.Request.HasFormContentType)
            return false;
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(form[KeyField].ToString()), Encoding.UTF8.GetBytes(session.FormKey));
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // no form, one that ends in its middle, or one beyond all measure
            return false;
        }
    }

    private static bool IsThisMachine(HttpContext http) =>
        (http.Connection.RemoteIpAddress is not { } from || IPAddress.IsLoopback(from))
        && (http.Request.Host.Host == "localhost" || IPAddress.TryParse(http.Request.Host.Host, out var address) && IPAddress.IsLoopback(address));
}
