using System.Net;
using Amazon.MTurk;
using Amazon.MTurk.Model;
using Amazon.Runtime;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Marketplaces.MTurk;

namespace Crowd.Engine.Tests.Marketplaces;

internal sealed class MTurkErrorsTests
{
    [TestCase("ThrottlingException", "Rate exceeded", 400, MarketplaceFailure.Throttled)]
    [TestCase("ServiceFault", "Internal", 500, MarketplaceFailure.Ambiguous)]
    [TestCase("ServiceUnavailable", "busy", 503, MarketplaceFailure.Transient)]
    [TestCase("ValidationException", "1 validation error detected", 400, MarketplaceFailure.Refused)]
    [TestCase("UnrecognizedClientException", "unknown key", 403, MarketplaceFailure.Refused)]
    public void Unmodelled_errors_go_by_their_code_and_status(string code, string message, int status, MarketplaceFailure failure) =>
        Assert.That(Classify(new AmazonMTurkException(message, ErrorType.Unknown, code, "id", (HttpStatusCode)status))!.Failure, Is.EqualTo(failure));

    [TestCase("AWS.MechanicalTurk.InsufficientFunds", "no money (1657421793250)", MarketplaceFailure.NoFunds)]
    [TestCase("AWS.MechanicalTurk.HITDoesNotExist", "Hit 3ABC does not exist. (1657421793250 s)", MarketplaceFailure.Refused)]
    [TestCase("AWS.MechanicalTurk.InvalidAssignmentState", "This operation can be called with a status of: Submitted", MarketplaceFailure.Refused)]
    [TestCase("AWS.MechanicalTurk.InvalidAssignmentState", "This operation can be called with a status of: null", MarketplaceFailure.Transient)]
    public void Request_errors_go_by_MTurks_own_code(string code, string message, MarketplaceFailure failure) =>
        Assert.That(Classify(RequestError(code, message))!.Failure, Is.EqualTo(failure));

    [Test]
    public void Broken_and_slow_connections_may_have_done_their_work()
    {
        Assert.That(Classify(new TimeoutException())!.Failure, Is.EqualTo(MarketplaceFailure.Ambiguous));
        Assert.That(Classify(new TaskCanceledException())!.Failure, Is.EqualTo(MarketplaceFailure.Ambiguous));
        Assert.That(Classify(new HttpRequestException(HttpRequestError.ResponseEnded, "cut"))!.Failure, Is.EqualTo(MarketplaceFailure.Ambiguous));
        Assert.That(Classify(new HttpRequestException(HttpRequestError.ConnectionError, "refused"))!.Failure, Is.EqualTo(MarketplaceFailure.Transient));
        Assert.That(Classify(new HttpRequestException(HttpRequestError.NameResolutionError, "no such host"))!.Failure, Is.EqualTo(MarketplaceFailure.Gone));
    }

    [Test]
    public void A_cancelled_callers_cancellation_is_left_alone() =>
        Assert.That(MTurkErrors.Classify(new OperationCanceledException(), "m", new CancellationToken(canceled: true)), Is.Null);

    [TestCase("AWS.MechanicalTurk.HitAlreadyExists")]
    [TestCase("AWS.MechanicalTurk.HITAlreadyExists")]
    public void The_existing_HIT_is_read_from_the_message(string code) =>
        Assert.That(MTurkErrors.ExistingHit(RequestError(code, "The HIT with ID \"3HIT0000000000000000000000000A\" already exists. (1657421793250 s)")),
            Is.EqualTo("3HIT0000000000000000000000000A"));

    [Test]
    public void The_number_at_a_messages_end_is_left_out() =>
        Assert.That(MTurkErrors.Text("Hit 3ABC does not exist. (1657421793250 s)"), Is.EqualTo("Hit 3ABC does not exist."));

    private static MarketplaceException? Classify(Exception e) => MTurkErrors.Classify(e, "m", CancellationToken.None);

    private static RequestErrorException RequestError(string code, string message) =>
        new(message, ErrorType.Sender, "RequestError", "id", HttpStatusCode.BadRequest) { TurkErrorCode = code };
}
