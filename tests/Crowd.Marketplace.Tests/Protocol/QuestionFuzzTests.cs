using System.Diagnostics;
using System.Net;
using System.Text;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Questions;
using Crowd.Marketplace.Reviewing;
using Crowd.Marketplace.Taking;
using Crowd.Marketplace.Tests.WorkerSite;

namespace Crowd.Marketplace.Tests.Protocol;

/// <summary>
/// Broken XML and broken forms by seed, each run bounded by time: every document is read or refused in words, never with an exception of another
/// kind, never slowly, never with a failure of the server.
/// </summary>
internal sealed class QuestionFuzzTests : RequesterFixture
{
    private const string Form = """
        <QuestionForm xmlns="http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2017-11-06/QuestionForm.xsd"><Overview><Title>T</Title><Text>x</Text></Overview>
        <Question><QuestionIdentifier>q</QuestionIdentifier><QuestionContent><FormattedContent><![CDATA[<b>&amp;</b>]]></FormattedContent></QuestionContent>
        <AnswerSpecification><SelectionAnswer><StyleSuggestion>radiobutton</StyleSuggestion><Selections><Selection><SelectionIdentifier>a</SelectionIdentifier><Text>A</Text></Selection></Selections></SelectionAnswer></AnswerSpecification></Question></QuestionForm>
        """;

    private const string Key = """
        <AnswerKey xmlns="http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/AnswerKey.xsd"><Question><QuestionIdentifier>q</QuestionIdentifier>
        <AnswerOption><SelectionIdentifier>a</SelectionIdentifier><AnswerScore>5</AnswerScore></AnswerOption><DefaultScore>0</DefaultScore></Question>
        <QualificationValueMapping><PercentageMapping><MaximumSummedScore>5</MaximumSummedScore></PercentageMapping></QualificationValueMapping></AnswerKey>
        """;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(1);
    private static readonly string[] Pieces =
    [
        "<", ">", "&", "]]>", "<![CDATA[", "<!--", "-->", "<?x ?>", "\"", "'", "xmlns=\"\"", "&#0;", "&#xFFFFF;", "&lt;", "\ud800", "\uffff", "\0", "<!DOCTYPE a>", "<!DOCTYPE a [<!ENTITY b \"c\">]>&b;",
        "<Question>", "</Question>", "<a xmlns:b=\"b\">", "9999999999999999999", "-1", "NaN",
    ];

    [Test]
    public void Broken_questions_tests_and_keys_are_read_or_refused_in_words([Values(1, 2)] int seed)
    {
        var (random, clock) = (new Random(seed), Stopwatch.StartNew());
        var reader = new QuestionReader(Sql, new() { ConnectionString = "" });
        var form = QuestionForm.Parse(Form);
        var read = 0;
        for (; clock.Elapsed < Budget && read < 4000; read++)
        {
            var (question, test, key) = (Break(random.Next(2) == 0 ? Form : Ask.External, random), Break(Form, random), Break(Key, random));
            AssertReadOrRefused(() => reader.Check(question), question);
            AssertReadOrRefused(() => QuestionForm.Parse(test), test);
            AssertReadOrRefused(() => AnswerKey.Parse(key, form), key);
        }
        Assert.That(read, Is.GreaterThan(100), "the parsers are too slow for this test to mean anything");
    }

    [Test]
    public void What_a_worker_hands_in_is_read_back_as_it_was_written([Values(1, 2)] int seed)
    {
        var (random, clock) = (new Random(seed), Stopwatch.StartNew());
        for (var i = 0; clock.Elapsed < Budget && i < 4000; i++)
        {
            var fields = Enumerable.Range(0, 1 + random.Next(4)).Select(n => new AnswerField($"q{n}", Break("plain text", random))).ToArray();
            var answers = SubmittedAnswers.Parse(AnswerXml.Write(fields));
            foreach (var field in fields)
                Assert.That(answers.Matches(field.Question, Clean(field.Value).Split('|')), $"seed {seed}, round {i}: {field.Value}");
        }
    }

    [Test]
    public async Task Broken_forms_of_workers_are_refused_and_never_break_the_server([Values(1, 2)] int seed)
    {
        var (random, clock) = (new Random(seed), Stopwatch.StartNew());
        using var http = new HttpClient { BaseAddress = Host.BaseAddress };
        using var worker = await new WorkerClient(Host.BaseAddress).SignInAsync($"{await WorkerAsync()}", Token);
        string[] types = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "multipart/form-data", "application/json", "text/plain"];
        string[] paths = ["/mturk/externalSubmit", "/take/A1.00/mturk/externalSubmit", "/take/A1.00/mturk/questionForm", "/worker/sign-in", "/operator/clock"];
        for (var i = 0; clock.Elapsed < Budget && i < 300; i++)
        {
            var body = Encoding.UTF8.GetBytes(Break("assignmentId=3A&label=cat\r\n--b\r\nContent-Disposition: form-data; name=\"assignmentId\"\r\n\r\n3A\r\n--b--", random));
            using var message = new HttpRequestMessage(HttpMethod.Post, paths[random.Next(paths.Length)]) { Content = new ByteArrayContent(body) };
            message.Content.Headers.TryAddWithoutValidation("Content-Type", types[random.Next(types.Length)]);
            using var response = await http.SendAsync(message, Token);
            Assert.That(response.StatusCode, Is.LessThan(HttpStatusCode.InternalServerError), $"seed {seed}, round {i}: {message.RequestUri} with {Encoding.UTF8.GetString(body)}");
        }
    }

    private static void AssertReadOrRefused(Action read, string text)
    {
        try
        {
            read();
        }
        catch (ApiException refusal)
        {
            Assert.That(refusal.Message, Is.Not.Empty);
        }
        catch (Exception other)
        {
            Assert.Fail($"{other.GetType().Name} for {text}");
        }
    }

    private static string Break(string text, Random random)
    {
        for (var times = random.Next(4); times > 0; times--)
        {
            var at = random.Next(text.Length + 1);
            text = random.Next(4) switch
            {
                0 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                1 => text.Remove(at, Math.Min(random.Next(8), text.Length - at)),
                2 => text.Insert(at, text.Substring(at, Math.Min(random.Next(60), text.Length - at))),
                _ => text.Insert(at, ((char)random.Next(0x10000)).ToString()),
            };
        }
        return text;
    }

    // as XML can hold it, and as policies compare it
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(
        rune => rune.Value is < ' ' and not ('\t' or '\n' or '\r') or 0xfffe or 0xffff ? "\ufffd" : rune.ToString()));
}
