using Crowd.Marketplace.OperatorSite.Sessions;
using Crowd.Marketplace.WorkerSite.Questions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Crowd.Marketplace.OperatorSite.Pages;

/// <summary>Draws the operator's pages.</summary>
internal static class OperatorPage
{
    /// <summary>A page of the signed-in operator's.</summary>
    public static IResult Show<T>(HttpContext http, Dictionary<string, object?> parameters) where T : IComponent =>
        Show<T>(http, OperatorGate.Session(http), parameters);

    /// <summary>A whole page; it gets the parameter Session besides its own.</summary>
    public static IResult Show<T>(HttpContext http, OperatorSession? session, Dictionary<string, object?> parameters) where T : IComponent
    {
        FramePolicy.ApplyToSite(http);
        parameters["Session"] = session;
        return new RazorComponentResult<T>(parameters);
    }

    /// <summary>A sentence, where something cannot be done.</summary>
    public static IResult Refuse(HttpContext http, int status, string text)
    {
        FramePolicy.ApplyToSite(http);
        return new RazorComponentResult<OperatorNoticePage>(new { Text = text }) { StatusCode = status };
    }

    public static IResult Missing(HttpContext http, string what) => Refuse(http, StatusCodes.Status404NotFound, $"There is no such {what} here.");

    public static IResult Bad(HttpContext http, string text) => Refuse(http, StatusCodes.Status400BadRequest, text);
}
