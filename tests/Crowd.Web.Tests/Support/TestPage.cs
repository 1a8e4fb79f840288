using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Crowd.Web.Tests.Support;

/// <summary>An answer of the console, as a browser sees it.</summary>
internal sealed record TestPage(HttpStatusCode Status, string? Location, HttpResponseHeaders Headers, string? MediaType, string Source)
{
    /// <summary>The document.</summary>
    public IHtmlDocument Document { get; } = new HtmlParser().ParseDocument(Source);

    /// <summary>What people read in the page's main part, with single spaces.</summary>
    public string Text => Words((Document.QuerySelector("main") ?? Document.DocumentElement).TextContent);

    /// <summary>The texts of all elements that match; a table row's cells with a space between.</summary>
    public List<string> All(string selector) =>
        [.. Document.QuerySelectorAll(selector).Select(TextOf)];

    private static string TextOf(IElement element) =>
        element is IHtmlTableRowElement row ? string.Join(' ', row.Cells.Select(TextOf)) : Words(element.TextContent);

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
