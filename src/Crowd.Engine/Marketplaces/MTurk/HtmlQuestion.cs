using System.Text;
using System.Xml;

namespace Crowd.Engine.Marketplaces.MTurk;

/// <summary>Wraps a page into MTurk's HTMLQuestion document.</summary>
internal static class HtmlQuestion
{
    private const string Open =
        "<HTMLQuestion xmlns=\"http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2011-11-11/HTMLQuestion.xsd\"><HTMLContent><![CDATA[";

    private const string Close = "]]></HTMLContent><FrameHeight>0</FrameHeight></HTMLQuestion>";

    /// <summary>The XML. Characters that XML has no place for are left out; a CDATA end within the page is split.</summary>
    public static string Wrap(string html) =>
        string.Concat(Open, Clean(html).Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal), Close);

    private static string Clean(string html)
    {
        var at = FirstBad(html, 0);
        if (at < 0)
            return html;
        var clean = new StringBuilder(html.Length);
        var from = 0;
        for (; at >= 0; from = at + 1, at = FirstBad(html, from))
            clean.Append(html, from, at - from);
        return clean.Append(html, from, html.Length - from).ToString();
    }

    private static int FirstBad(string html, int from)
    {
        for (var i = from; i < html.Length; i++)
        {
            if (XmlConvert.IsXmlChar(html[i]))
                continue;
            if (i + 1 < html.Length && XmlConvert.IsXmlSurrogatePair(html[i + 1], html[i]))
                i++;
            else
                return i;
        }
        return -1;
    }
}
