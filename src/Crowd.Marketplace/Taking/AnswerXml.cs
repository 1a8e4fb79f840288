using System.Globalization;
using System.Text;

namespace Crowd.Marketplace.Taking;

/// <summary>Writes QuestionFormAnswers as Amazon did: ASCII, with character references for all else.</summary>
public static class AnswerXml
{
    /// <summary>Most characters of one submission's answer XML.</summary>
    public const int MaxLength = 1 << 20;

    private const string Head = """
        <?xml version="1.0" encoding="ASCII"?><QuestionFormAnswers xmlns="http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/QuestionFormAnswers.xsd">
        """;

    // Names the protocol keeps for itself: they carry the frame's parameters and are never answers.
    private static readonly HashSet<string> Reserved = ["assignmentId", "hitId", "workerId", "turkSubmitTo"];

    /// <summary>
    /// One Answer for each question, in order of first appearance. Texts of the same name are joined by '|'; characters that
    /// XML cannot hold become U+FFFD.
    /// </summary>
    public static string Write(IReadOnlyList<AnswerField> fields)
    {
        var xml = new StringBuilder(Head, Head.Length + fields.Count * 96);
        foreach (var question in fields.Where(f => f.Question.Length > 0 && !Reserved.Contains(f.Question)).GroupBy(f => f.Question))
        {
            xml.Append("<Answer><QuestionIdentifier>");
            Escape(xml, question.Key);
            xml.Append("</QuestionIdentifier>");
            foreach (var choice in question.Where(f => f.Kind == AnswerKind.Selection))
                Element(xml, "SelectionIdentifier", choice.Value);
            if (question.Any(f => f.Kind == AnswerKind.FreeText))
                Element(xml, "FreeText", string.Join('|', question.Where(f => f.Kind == AnswerKind.FreeText).Select(f => f.Value)));
            foreach (var other in question.Where(f => f.Kind == AnswerKind.OtherSelection))
                Element(xml, "OtherSelectionText", other.Value);
            xml.Append("</Answer>");
        }
        return xml.Append("</QuestionFormAnswers>").ToString();
    }

    private static void Element(StringBuilder xml, string name, string text)
    {
        xml.Append('<').Append(name).Append('>');
        Escape(xml, text);
        xml.Append("</").Append(name).Append('>');
    }

    private static void Escape(StringBuilder xml, string text)
    {
        foreach (var rune in text.EnumerateRunes())
            switch (rune.Value)
            {
                case '<': xml.Append("&lt;"); break;
                case '>': xml.Append("&gt;"); break;
                case '&': xml.Append("&amp;"); break;
                case '\t' or '\n' or (>= ' ' and < 0x7f): xml.Append((char)rune.Value); break;
                case < ' ' and not '\r' or 0xfffe or 0xffff: xml.Append("&#65533;"); break;
                default: xml.Append(CultureInfo.InvariantCulture, $"&#{rune.Value};"); break;
            }
    }
}
