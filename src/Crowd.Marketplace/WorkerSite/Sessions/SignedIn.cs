using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.WorkerSite.Sessions;

/// <summary>
/// Lets only signed-in workers pass: a page sends others to sign in, a program gets 401. Requests that change something
/// must come from our own pages or from a program, never from another site's page.
/// </summary>
internal sealed class SignedIn(CurrentSession current) : IEndpointFilter
{
    private static readonly object Key = new();

    public static WorkerId Worker(HttpContext http) => ((WorkerSession)http.Items[Key]!).Worker;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method) && IsForeign(http.Request))
        {
            return Reply.Refuse(http, StatusCodes.Status403Forbidden, "foreign_page", "This can only be asked for by the worker site's own pages.");
        }

        if (await current.ReadAsync(http) is not { } session)
        {
            return Reply.WantsJson(http.Request) || !HttpMethods.IsGet(http.Request.Method)
                ? Reply.Refuse(http, StatusCodes.Status401Unauthorized, "signed_out", "Nobody is signed in.")
                : Results.Redirect($"/worker/sign-in?then={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
        }

        http.Items[Key] = session;
        return await next(context);
    }

    // Browsers say where a request comes from; programs say nothing.
    public static bool IsForeign(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none");
}
