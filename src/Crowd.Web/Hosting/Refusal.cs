using Crowd.Web.Layout;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Crowd.Web.Hosting;

/// <summary>Requests that end without a page of their own: people get one that says why, programs get problem details.</summary>
internal static class Refusal
{
    private static readonly object Reason = new();

    /// <summary>Refuses a request, saying why.</summary>
    public static IResult Of(HttpContext http, int status, string reason)
    {
        http.Items[Reason] = reason;
        return Results.StatusCode(status);
    }

    /// <summary>Says that what a page is about is not there; the page shows <see cref="ReasonOf"/>.</summary>
    public static void NotFound(HttpContext http, string reason)
    {
        http.Items[Reason] = reason;
        // Only when the page is sent: a component that sets 404 itself is thrown away, for somebody else to write the body.
        http.Response.OnStarting(() =>
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    /// <summary>Why the request was refused; empty where it was not.</summary>
    public static string ReasonOf(HttpContext http) => http.Items[Reason] as string ?? "";

    /// <summary>Writes the body that a bare status lacks.</summary>
    public static async Task WriteAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var status = http.Response.StatusCode;
        var text = http.Items[Reason] as string ?? TextOf(status, http);
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            await Results.Problem(text, statusCode: status, title: TitleOf(status)).ExecuteAsync(http);
            return;
        }
        await new RazorComponentResult<RefusalPage>(new { Status = status, Title = TitleOf(status), Text = text }) { StatusCode = status }.ExecuteAsync(http);
    }

    private static string TitleOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "That request can't be read",
        StatusCodes.Status401Unauthorized => "Sign in first",
        StatusCodes.Status403Forbidden => "Your role does not allow that",
        StatusCodes.Status404NotFound => "There is nothing here",
        StatusCodes.Status405MethodNotAllowed => "That can't be done here",
        StatusCodes.Status409Conflict => "It is too late for that",
        StatusCodes.Status429TooManyRequests => "Too many tries",
        StatusCodes.Status500InternalServerError => "Something broke",
        _ => "That did not work",
    };

    private static string TextOf(int status, HttpContext http) => status switch
    {
        StatusCodes.Status400BadRequest => "A field is missing, or the form was too old or not sent from this console. Go back, reload the page and try again.",
        StatusCodes.Status401Unauthorized => "This address needs a signed-in user or an API token.",
        StatusCodes.Status403Forbidden => "Ask an administrator for another role, if you should be able to do this.",
        StatusCodes.Status404NotFound => "It may have been deleted, or the address has a typing error.",
        StatusCodes.Status429TooManyRequests => "Wait a minute, then try again.",
        StatusCodes.Status500InternalServerError => $"The log has the details under {http.TraceIdentifier}.",
        _ => $"The server answered with status {status}.",
    };
}
