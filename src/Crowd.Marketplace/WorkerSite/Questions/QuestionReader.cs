using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Crowd.Marketplace.WorkerSite.Questions;

/// <summary>Reads a question that the requester API has accepted. No document type, no entities from anywhere.</summary>
internal static class QuestionReader
{
    private const int LongestQuestion = 256 * 1024;

    /// <exception cref="XmlException">The text is not XML; the requester API lets no such question in.</exception>
    public static QuestionContent Read(string question)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = LongestQuestion,
            IgnoreComments = true,
        };
        using var reader = XmlReader.Create(new StringReader(question.TrimStart()), settings);
        var root = XElement.Load(reader, LoadOptions.PreserveWhitespace);
        return root.Name.LocalName switch
        {
            "HTMLQuestion" => new QuestionContent.Html(Text(root, "HTMLContent"), Height(root)),
            "ExternalQuestion" => new QuestionContent.External(new Uri(Text(root, "ExternalURL").Trim()), Height(root)),
            _ => new QuestionContent.Form(root),
        };
    }

    private static string Text(XElement root, string name) => root.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value ?? "";

    private static int Height(XElement root) =>
        int.TryParse(Text(root, "FrameHeight"), NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) ? Math.Min(pixels, 10_000) : 0;
}
