using System.Net;
using Amazon.MTurk.Model;
using Amazon.Runtime;

namespace Amazon.MTurk.Tests;

internal sealed class ErrorTests : AgainstTheFakeService
{
    [TestCase("RequestError")]
    [TestCase("com.amazonaws.mturk#RequestError")]
    [TestCase("RequestError:http://internal.amazon.com/coral/com.amazonaws.mturk/")]
    public async Task A_request_error_is_typed_and_carries_the_turk_error_code(string type)
    {
        Service.Answers(Answer.Error(type, "Hit 3ABC does not exist. (1657421793250)", "AWS.MechanicalTurk.HITDoesNotExist"));

        var error = (await Assert.ThrowsAsync<RequestErrorException>(GetHITAsync))!;

        Assert.Multiple(() =>
        {
            Assert.That(error.TurkErrorCode, Is.EqualTo("AWS.MechanicalTurk.HITDoesNotExist"));
            Assert.That(error.Message, Is.EqualTo("Hit 3ABC does not exist. (1657421793250)"));
            Assert.That(error.ErrorCode, Is.EqualTo("RequestError"));
            Assert.That(error.ErrorType, Is.EqualTo(ErrorType.Sender));
            Assert.That(error.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(error.RequestId, Is.EqualTo("request-1"));
        });
    }

    [Test]
    public async Task The_error_type_may_come_as_a_header()
    {
        Service.Answers(new Answer(400, """{"message":"No.","TurkErrorCode":"AWS.MechanicalTurk.InsufficientFunds"}""", "RequestError:http://x/"));

        var error = (await Assert.ThrowsAsync<RequestErrorException>(GetHITAsync))!;

        Assert.That((error.Message, error.TurkErrorCode), Is.EqualTo(("No.", "AWS.MechanicalTurk.InsufficientFunds")));
    }

    [Test]
    public async Task A_service_fault_is_a_service_exception()
    {
        Service.Answers(Answer.Error("ServiceFault", "Try again.", "AWS.ServiceUnavailable", 500));

        var error = (await Assert.ThrowsAsync<ServiceException>(GetHITAsync))!;

        Assert.That((error.TurkErrorCode, error.ErrorType), Is.EqualTo(("AWS.ServiceUnavailable", ErrorType.Receiver)));
    }

    [TestCase("ValidationException")]
    [TestCase("ParameterValidationError")]
    [TestCase("AccessDeniedException")]
    public async Task An_unmodelled_error_is_the_base_exception_with_its_code(string type)
    {
        Service.Answers(Answer.Error(type, "1 validation error detected"));

        var error = (await Assert.ThrowsAsync<AmazonMTurkException>(GetHITAsync))!;

        Assert.That((error.ErrorCode, error.Message), Is.EqualTo((type, "1 validation error detected")));
    }

    [TestCase("")]
    [TestCase("<html>Bad gateway</html>")]
    [TestCase("[1,2]")]
    [TestCase("""{"Message":7}""")]
    public async Task An_answer_that_is_no_error_document_still_tells_its_status(string body)
    {
        Service.Answers(new Answer(502, body));

        var error = (await Assert.ThrowsAsync<AmazonMTurkException>(GetHITAsync))!;

        Assert.Multiple(() =>
        {
            Assert.That(error.StatusCode, Is.EqualTo(HttpStatusCode.BadGateway));
            Assert.That(error.ErrorCode, Is.Null.Or.Empty);
            Assert.That(error.Message, Does.Contain("HTTP 502"));
        });
    }

    [TestCase("""{"HIT":{"HITId":"3AB""")]
    [TestCase("""{"HIT":{"MaxAssignments":"many"}}""")]
    [TestCase("""{"HIT":{"CreationTime":1e300}}""")]
    [TestCase("not json")]
    public async Task A_success_that_cannot_be_read_is_an_unmarshalling_error_not_an_empty_answer(string body)
    {
        Service.Answers(Answer.Ok(body));

        await Assert.ThrowsAsync<AmazonUnmarshallingException>(GetHITAsync);
    }

    [Test]
    public void A_null_request_is_the_callers_mistake()
    {
        using var client = Service.Client();

        Assert.Throws<ArgumentNullException>(() => client.GetHITAsync(null, CancellationToken.None).GetAwaiter().GetResult());
    }

    private async Task GetHITAsync()
    {
        using var client = Service.Client();
        await client.GetHITAsync(new GetHITRequest { HITId = "3ABC" }, CancellationToken.None);
    }
}
