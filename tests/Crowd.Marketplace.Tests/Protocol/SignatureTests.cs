using System.Net;

namespace Crowd.Marketplace.Tests.Protocol;

internal sealed class SignatureTests : RequesterFixture
{
    private static readonly byte[] Empty = "{}"u8.ToArray();

    [Test]
    public async Task Every_operation_of_the_model_is_served()
    {
        var names = Host.Get<Crowd.Marketplace.Protocol.OperationTable>().Names;

        Assert.That(names, Is.EquivalentTo(Crowd.Marketplace.Protocol.ServiceModel.Instance.Operations.Keys).And.Exactly(39).Items);
        Assert.That((string)(await Api.CallAsync("GetAccountBalance"))["AvailableBalance"]!, Is.EqualTo("10000.00"));
    }

    [Test]
    public async Task A_wrong_secret_is_refused()
    {
        using var stranger = new Requester(Host.BaseAddress, secret: "guessed");

        Assert.That((await stranger.RefusedAsync("GetAccountBalance")).Type, Is.EqualTo("InvalidSignatureException"));
    }

    [Test]
    public async Task An_unknown_key_is_refused()
    {
        using var stranger = new Requester(Host.BaseAddress, "AKIDNOBODY");

        Assert.That((await stranger.RefusedAsync("GetAccountBalance")).Type, Is.EqualTo("UnrecognizedClientException"));
    }

    [Test]
    public async Task A_changed_body_breaks_the_signature()
    {
        using var message = Api.Sign("GetAccountBalance", Empty, TimeProvider.System.GetUtcNow());
        message.Content = new ByteArrayContent("{ }"u8.ToArray()) { Headers = { ContentType = new("application/x-amz-json-1.1") } };

        Assert.That(await TypeAsync(message), Is.EqualTo("InvalidSignatureException"));
    }

    [Test]
    public async Task A_changed_operation_breaks_the_signature()
    {
        using var message = Api.Sign("GetAccountBalance", Empty, TimeProvider.System.GetUtcNow());
        message.Headers.Remove("X-Amz-Target");
        message.Headers.Add("X-Amz-Target", "MTurkRequesterServiceV20170117.ListHITs");

        Assert.That(await TypeAsync(message), Is.EqualTo("InvalidSignatureException"));
    }

    [Test]
    public async Task An_operation_outside_the_signature_is_refused()
    {
        using var message = Api.Sign("GetAccountBalance", Empty, TimeProvider.System.GetUtcNow());
        var authorization = message.Headers.GetValues("Authorization").Single();
        message.Headers.Remove("Authorization");
        message.Headers.TryAddWithoutValidation("Authorization", authorization.Replace(";x-amz-target", ""));

        Assert.That(await TypeAsync(message), Is.EqualTo("InvalidSignatureException"));
    }

    [TestCase(-14, "OK")]
    [TestCase(-16, "InvalidSignatureException")]
    [TestCase(14, "OK")]
    [TestCase(16, "InvalidSignatureException")]
    public async Task A_signature_is_good_for_fifteen_minutes_so_a_recorded_request_is_soon_worthless(int minutes, string result)
    {
        using var message = Api.Sign("GetAccountBalance", Empty, TimeProvider.System.GetUtcNow().AddMinutes(minutes));

        Assert.That(await TypeAsync(message), Is.EqualTo(result));
    }

    [TestCase("")]
    [TestCase("Bearer abc")]
    [TestCase("AWS4-HMAC-SHA256 Credential=AKIDSANDBOX")]
    [TestCase("AWS4-HMAC-SHA256 Credential=A/20260101/us-east-1/mturk-requester, SignedHeaders=host, Signature=0")]
    [TestCase("AWS4-HMAC-SHA256 Credential=AKIDSANDBOX/20260101/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, Signature=0")]
    [TestCase("AWS4-HMAC-SHA256 Credential=AKIDSANDBOX/20260101/eu-west-1/mturk-requester/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, Signature=0")]
    public async Task A_malformed_authorization_is_refused(string authorization)
    {
        using var message = Api.Sign("GetAccountBalance", Empty, TimeProvider.System.GetUtcNow());
        message.Headers.Remove("Authorization");
        message.Headers.TryAddWithoutValidation("Authorization", authorization);

        Assert.That(await TypeAsync(message), Is.AnyOf("MissingAuthenticationTokenException", "IncompleteSignatureException", "InvalidSignatureException"));
    }

    [TestCase("NoSuchOperation")]
    [TestCase("createhit")]
    public async Task An_unknown_operation_is_refused(string operation)
    {
        using var message = Api.Sign(operation, Empty, TimeProvider.System.GetUtcNow());

        Assert.That(await TypeAsync(message), Is.EqualTo("UnknownOperationException"));
    }

    [Test]
    public async Task Accounts_see_nothing_of_each_other()
    {
        using var other = await OpenAsync();
        var hit = await CreateAsync();
        var take = await TakeAsync(hit);
        await SubmitAsync(take);
        var type = (string)(await Api.CallAsync("CreateQualificationType", Ask.Qualification(Unique("Mine"))))["QualificationType"]!["QualificationTypeId"]!;

        Assert.That((await other.RefusedAsync("GetHIT", new { HITId = hit })).Code, Is.EqualTo("HITDoesNotExist"));
        Assert.That((await other.RefusedAsync("ListAssignmentsForHIT", new { HITId = hit })).Code, Is.EqualTo("HITDoesNotExist"));
        Assert.That((await other.RefusedAsync("UpdateExpirationForHIT", new { HITId = hit, ExpireAt = 0 })).Code, Is.EqualTo("HITDoesNotExist"));
        Assert.That((await other.RefusedAsync("DeleteHIT", new { HITId = hit })).Code, Is.EqualTo("HITDoesNotExist"));
        Assert.That((await other.RefusedAsync("GetAssignment", new { AssignmentId = take.Id })).Code, Is.EqualTo("AssignmentDoesNotExist"));
        Assert.That((await other.RefusedAsync("ApproveAssignment", new { AssignmentId = take.Id })).Message, Does.EndWith("status of: null"));
        Assert.That((await other.RefusedAsync("GetQualificationType", new { QualificationTypeId = type })).Code, Is.EqualTo("QualificationTypeDoesNotExist"));
        Assert.That((await other.CallAsync("ListHITs"))["HITs"]!.AsArray(), Is.Empty);
        Assert.That((await other.CallAsync("ListWorkerBlocks"))["WorkerBlocks"]!.AsArray(), Is.Empty);
    }

    private async Task<string> TypeAsync(HttpRequestMessage message)
    {
        var (status, body) = await Api.SendAsync(message);
        return status == HttpStatusCode.OK ? "OK" : (string)body["__type"]!;
    }
}
