namespace Crowd.Marketplace.WorkerSite;

/// <summary>How the worker site answers: pages for people, JSON for programs that ask for it.</summary>
internal static class Reply
{
    public static bool WantsJson(HttpRequest request) =>
        request.Headers.Accept.Count > 0 && request.Headers.Accept[0]!.StartsWith("application/json", StringComparison.OrdinalIgnoreCase);

    /// <summary>A refusal: problem details with a code for a program, a page for a person.</summary>
    public static IResult Refuse(HttpContext http, int status, string code, string reason) => WantsJson(http.Request)
        ? TypedResults.Problem(title: reason, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code })
        : Pages.Page.Notice(http, status, reason);
}
