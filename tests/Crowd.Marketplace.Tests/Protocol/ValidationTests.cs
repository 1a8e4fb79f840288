using System.Net;
using System.Text;

namespace Crowd.Marketplace.Tests.Protocol;

/// <summary>The model's constraints, in Amazon's words.</summary>
internal sealed class ValidationTests : RequesterFixture
{
    private static string Deep => string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100);

    [TestCase("SendBonus", """{"WorkerId":"A1","BonusAmount":"0.9752","AssignmentId":"3A","Reason":"r"}""",
        @"1 validation error detected: Value '0.9752' at 'bonusAmount' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[0-9]+(\.)?[0-9]{0,2}$")]
    [TestCase("SendBonus", """{"WorkerId":"A1","BonusAmount":"1","AssignmentId":"3A"}""",
        "1 validation error detected: Value null at 'reason' failed to satisfy constraint: Member must not be null")]
    [TestCase("RejectAssignment", """{"AssignmentId":"a b"}""",
        "2 validation errors detected: Value 'a b' at 'assignmentId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[A-Z0-9]+$; Value null at 'requesterFeedback' failed to satisfy constraint: Member must not be null")]
    [TestCase("ListHITs", """{"MaxResults":101}""",
        "1 validation error detected: Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100")]
    [TestCase("ListHITs", """{"MaxResults":0}""",
        "1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [TestCase("ListReviewableHITs", """{"Status":"Assignable"}""",
        "1 validation error detected: Value 'Assignable' at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Reviewable, Reviewing]")]
    [TestCase("CreateWorkerBlock", """{"WorkerId":"B1","Reason":"r"}""",
        "1 validation error detected: Value 'B1' at 'workerId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^A[A-Z0-9]+$")]
    [TestCase("GetHIT", """{"HITId":null}""",
        "1 validation error detected: Value null at 'hITId' failed to satisfy constraint: Member must not be null")]
    [TestCase("GetHIT", """{"HITId":"3A\n"}""",
        "1 validation error detected: Value '3A\n' at 'hITId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[A-Z0-9]+$")]
    public async Task A_breach_of_the_model_is_told_in_Amazons_words(string operation, string request, string message)
    {
        var refusal = await Api.RefusedAsync(operation, request);

        Assert.That(refusal, Is.EqualTo(new Refusal(HttpStatusCode.BadRequest, "ValidationException", null, message, false)));
    }

    [TestCase("GetHIT", """{"HITId":7}""")]
    [TestCase("ListHITs", """{"MaxResults":"10"}""")]
    [TestCase("ListHITs", """{"MaxResults":1.5}""")]
    [TestCase("ListHITs", """{"MaxResults":99999999999}""")]
    [TestCase("NotifyWorkers", """{"Subject":"s","MessageText":"m","WorkerIds":"A1"}""")]
    [TestCase("UpdateExpirationForHIT", """{"HITId":"3A","ExpireAt":"soon"}""")]
    [TestCase("UpdateExpirationForHIT", """{"HITId":"3A","ExpireAt":1e300}""")]
    [TestCase("ListHITs", "[]")]
    [TestCase("ListHITs", "null")]
    [TestCase("ListHITs", "{")]
    [TestCase("ListHITs", """{"MaxResults":1,"MaxResults":2}""")]
    [TestCase("GetHIT", """{"HITId":"\ud800"}""")]
    public async Task What_is_not_of_the_models_types_is_no_request(string operation, string request) =>
        Assert.That((await Api.RefusedAsync(operation, request)).Type, Is.EqualTo("SerializationException"));

    [Test]
    public async Task Nesting_without_end_is_no_request() =>
        Assert.That((await Api.RefusedAsync("ListHITs", Deep)).Type, Is.EqualTo("SerializationException"));

    [Test]
    public async Task Bytes_that_are_no_text_are_no_request()
    {
        using var message = Api.Sign("GetHIT", [.. "{\"HITId\":\""u8, 0xff, 0xfe, .. "\"}"u8], TimeProvider.System.GetUtcNow());

        var (status, body) = await Api.SendAsync(message);

        Assert.That(((int)status, (string)body["__type"]!), Is.EqualTo((400, "SerializationException")));
    }

    [Test]
    public async Task A_body_beyond_all_measure_is_refused()
    {
        using var message = Api.Sign("ListHITs", Encoding.ASCII.GetBytes(new string(' ', 3 << 20)), TimeProvider.System.GetUtcNow());

        var (status, body) = await Api.SendAsync(message);

        Assert.That(((int)status, (string)body["__type"]!), Is.EqualTo((413, "RequestEntityTooLargeException")));
    }

    [Test]
    public async Task Unknown_members_are_passed_over() => await Api.CallAsync("ListHITs", """{"Whatever":{"a":[1]},"MaxResults":1}""");

    [Test]
    public async Task A_nul_character_never_reaches_the_database() =>
        Assert.That((await Api.RefusedAsync("CreateHIT", Ask.Hit(("Title", "a\0b")))).Type, Is.EqualTo("ValidationException"));

    [TestCase("Title", "")]
    [TestCase("AssignmentDurationInSeconds", 29)]
    [TestCase("AssignmentDurationInSeconds", 31536001)]
    [TestCase("LifetimeInSeconds", 29)]
    [TestCase("AutoApprovalDelayInSeconds", 2592001)]
    [TestCase("MaxAssignments", 0)]
    [TestCase("Reward", "99999999999999999999999999999999")]
    [TestCase("Question", "<ExternalQuestion/>")]
    [TestCase("Question", "plain text")]
    [TestCase("Question", "")]
    public async Task Values_out_of_bounds_are_refused(string member, object value) =>
        Assert.That((await Api.RefusedAsync("CreateHIT", Ask.Hit((member, value)))).Type, Is.EqualTo("ParameterValidationError"));

    [Test]
    public async Task Texts_have_their_limits()
    {
        Assert.That((await Api.RefusedAsync("CreateHIT", Ask.Hit(("Title", new string('x', 129))))).Type, Is.EqualTo("ParameterValidationError"));
        Assert.That((await Api.RefusedAsync("CreateHIT", Ask.Hit(("Description", new string('x', 2001))))).Type, Is.EqualTo("ParameterValidationError"));
        Assert.That((await Api.RefusedAsync("CreateHIT", Ask.Hit(("RequesterAnnotation", new string('x', 256))))).Type, Is.EqualTo("ParameterValidationError"));
        Assert.That((await Api.RefusedAsync("CreateHIT", Ask.Hit(("Question", Ask.External.Replace("a=1", new string('ä', 33_000)))))).Type, Is.EqualTo("ParameterValidationError"));
    }

    [Test]
    public async Task An_unescaped_ampersand_is_an_xml_error() =>
        Assert.That((await Api.RefusedAsync("CreateHIT", Ask.Hit(("Question", Ask.External.Replace("&amp;", "&"))))).Message, Does.StartWith(
            "There was an error parsing the XML question or answer data in your request. Please make sure the data is well-formed and validates against the appropriate schema. Details: "));

    [TestCase("""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>""")]
    [TestCase("""<!DOCTYPE x SYSTEM "file:///etc/passwd">""")]
    [TestCase("""<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:1/">]>""")]
    public async Task Document_types_and_entities_are_refused(string prolog) =>
        Assert.That((await Api.RefusedAsync("CreateHIT", Ask.Hit(("Question", prolog + Ask.External)))).Type, Is.EqualTo("ParameterValidationError"));

    [Test]
    public async Task Question_and_layout_exclude_each_other()
    {
        Assert.That((await Api.RefusedAsync("CreateHIT", Ask.Hit(("HITLayoutId", "3L")))).Type, Is.EqualTo("InvalidParameterCombinationError"));
        Assert.That((await Api.RefusedAsync("CreateHIT", Ask.Hit(("Question", null)))).Type, Is.EqualTo("InvalidParameterCombinationError"));
    }

    [Test]
    public async Task Guards_and_the_old_preview_flag_exclude_each_other() => Assert.That(
        await Api.RefusedAsync("CreateHITType", Ask.HitType(("QualificationRequirements", new[]
        {
            new { QualificationTypeId = "00000000000000000040", Comparator = "Exists", ActionsGuarded = "Accept", RequiredToPreview = true },
        }))),
        Has.Property("Message").EqualTo("The combination of parameters supplied to the request is invalid: ActionsGuarded, RequiredToPreview."));

    [Test]
    public async Task Business_errors_end_with_the_time() =>
        Assert.That((await Api.RefusedAsync("GetHIT", new { HITId = "3NONE" })), Is.EqualTo(
            new Refusal(HttpStatusCode.BadRequest, "RequestError", "HITDoesNotExist", "Hit 3NONE does not exist.", true)));
}
