using Crowd.Engine.Collecting;
using Crowd.Engine.Tests.Support;

namespace Crowd.Engine.Tests.Collecting;

internal sealed class AnswerReaderTests
{
    private static readonly Dictionary<string, int> Classes = new() { ["cat"] = 0, ["dog"] = 1, ["naïve & co"] = 2 };
    private static readonly PageQuestion[] Two = [new(1, 1, 11, "work", null), new(1, 2, 12, "work", null)];

    [Test]
    public void Reads_the_label_of_each_question()
    {
        var (answers, problem) = AnswerReader.Read(FakeMarketplace.Document(["cat", "naïve & co"]), Two, Classes);

        Assert.That(answers.Select(a => (a.Question.ItemId, a.Label)), Is.EqualTo(new[] { (11L, 0), (12L, 2) }));
        Assert.That(problem, Is.Null);
    }

    [TestCase("[{\"q1\":\"cat\",\"q2\":{\"label\":\"dog\"}}]")]
    [TestCase("{\"q1\":{\"cat\":true,\"dog\":false},\"q2\":{\"cat\":false,\"dog\":true}}")]
    public void Reads_what_crowd_elements_send(string json)
    {
        var (answers, problem) = AnswerReader.Read(Field("taskAnswers", json), Two, Classes);

        Assert.That(answers.Select(a => a.Label), Is.EqualTo(new[] { 0, 1 }));
        Assert.That(problem, Is.Null);
    }

    [Test]
    public void Character_references_are_read() =>
        Assert.That(AnswerReader.Read(Field("q1", "na&#239;ve &amp; co", escape: false), [Two[0]], Classes).Answers.Single().Label, Is.EqualTo(2));

    [Test]
    public void What_can_be_read_of_a_half_answered_page_is_kept()
    {
        var (answers, problem) = AnswerReader.Read(FakeMarketplace.Document(["cat", null]), Two, Classes);

        Assert.That(answers.Select(a => a.Question.ItemId), Is.EqualTo(new[] { 11L }));
        Assert.That(problem, Is.EqualTo("Question 2 is not answered."));
    }

    [TestCase("", "The answer is empty.")]
    [TestCase("hello", "The answer is no well-formed XML (line 1).")]
    [TestCase("<a><b></a>", "The answer is no well-formed XML (line 1).")]
    [TestCase("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "The answer is no well-formed XML (line 1).")]
    [TestCase("<Other/>", "Question 1 is not answered.")]
    public void Hostile_documents_give_a_sentence(string raw, string problem) =>
        Assert.That(AnswerReader.Read(raw, Two, Classes), Is.EqualTo((Array.Empty<PageAnswer>(), problem)));

    [Test]
    public void A_label_that_is_none_is_shown_short_and_harmless() =>
        Assert.That(AnswerReader.Read(Field("q1", "bird\u0007" + new string('x', 500)), [Two[0]], Classes).Problem, Does.StartWith("The answer is no well-formed XML")
            .Or.Length.LessThan(160));

    [TestCase("a\0b", "a\uFFFDb")]
    [TestCase("smile \uD83D\uDE00", "smile \uD83D\uDE00")]
    public void Any_text_can_be_stored(string text, string stored) => Assert.That(StorableText.Of(text), Is.EqualTo(stored));

    [Test]
    public void Half_a_character_is_replaced() => Assert.That(StorableText.Of(string.Concat("a", '\uD800', "b")), Is.EqualTo("a\uFFFDb"));

    private static string Field(string name, string value, bool escape = true) =>
        $"<QuestionFormAnswers xmlns=\"http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/QuestionFormAnswers.xsd\"><Answer><QuestionIdentifier>{name}</QuestionIdentifier><FreeText>{(escape ? System.Security.SecurityElement.Escape(value) : value)}</FreeText></Answer></QuestionFormAnswers>";
}
