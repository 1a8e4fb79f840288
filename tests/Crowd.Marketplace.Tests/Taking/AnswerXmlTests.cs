using System.Xml.Linq;
using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.Tests.Taking;

internal sealed class AnswerXmlTests
{
    private static readonly XNamespace Answers = "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/QuestionFormAnswers.xsd";

    [Test]
    public void A_field_becomes_an_answer_with_free_text() => Assert.That(
        AnswerXml.Write([new("country", "United States")]),
        Does.EndWith(">" + "<Answer><QuestionIdentifier>country</QuestionIdentifier><FreeText>United States</FreeText></Answer></QuestionFormAnswers>"));

    [Test]
    public void Values_of_one_name_are_joined() => Assert.That(Text([new("c", "a"), new("d", "x"), new("c", "b")], "c"), Is.EqualTo("a|b"));

    [TestCase("plain")]
    [TestCase("<script>alert('1')</script> & \"]]>\"")]
    [TestCase("größer 漢字 🙂\r\n\ttab")]
    public void Any_text_comes_back_as_it_was(string text) => Assert.That(Text([new(text, text)], text), Is.EqualTo(text));

    [TestCase("a\0b\u0001c\uFFFF", "a\uFFFDb\uFFFDc\uFFFD")]
    public void What_xml_cannot_hold_is_replaced(string text, string shown) => Assert.That(Text([new("q", text)], "q"), Is.EqualTo(shown));

    [Test]
    public void Half_a_surrogate_pair_is_replaced() => Assert.That(Text([new("q", '\uD800' + "!")], "q"), Is.EqualTo("\uFFFD!"));

    [Test]
    public void The_document_is_plain_ascii() => Assert.That(AnswerXml.Write([new("ä", "ö")]).All(char.IsAscii));

    [Test]
    public void The_frames_own_parameters_are_no_answers() => Assert.That(
        XDocument.Parse(AnswerXml.Write([new("assignmentId", "1"), new("hitId", "2"), new("workerId", "3"), new("turkSubmitTo", "4"), new("", "5")])).Root!.HasElements, Is.False);

    [Test]
    public void Choices_come_one_by_one_before_the_other_text()
    {
        var xml = XDocument.Parse(AnswerXml.Write(
            [new("q", "red", AnswerKind.Selection), new("q", "blue", AnswerKind.Selection), new("q", "pink?", AnswerKind.OtherSelection)]));

        Assert.That(xml.Root!.Elements().Single().Elements().Skip(1).Select(e => $"{e.Name.LocalName}={e.Value}"), Is.EqualTo(
            new[] { "SelectionIdentifier=red", "SelectionIdentifier=blue", "OtherSelectionText=pink?" }));
    }

    private static string Text(AnswerField[] fields, string question) => XDocument.Parse(AnswerXml.Write(fields)).Root!.Elements()
        .Single(a => a.Element(Answers + "QuestionIdentifier")!.Value == question).Element(Answers + "FreeText")!.Value;
}
