using Crowd.Marketplace.Taking;
using Crowd.Marketplace.WorkerSite.Questions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Crowd.Marketplace.WorkerSite.Pages;

/// <summary>Draws the worker site's pages.</summary>
internal static class Page
{
    /// <summary>A whole page; it gets the parameter Worker besides its own.</summary>
    public static IResult Show<T>(HttpContext http, WorkerId? worker, Dictionary<string, object?> parameters, Uri? framed = null) where T : IComponent
    {
        FramePolicy.ApplyToSite(http, framed);
        parameters["Worker"] = worker;
        return new RazorComponentResult<T>(parameters);
    }

    /// <summary>What is inside a frame; the caller has set its policy.</summary>
    public static IResult Bare<T>(Dictionary<string, object?> parameters) where T : IComponent => new RazorComponentResult<T>(parameters);

    /// <summary>A sentence to the worker; for refusals.</summary>
    public static IResult Notice(HttpContext http, int status, string text)
    {
        if (!http.Response.Headers.ContainsKey("Content-Security-Policy"))
        {
            FramePolicy.ApplyToSite(http);
        }

        return new RazorComponentResult<NoticePage>(new { Text = text }) { StatusCode = status };
    }
}
