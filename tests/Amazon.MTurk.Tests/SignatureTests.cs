using System.Text;
using Amazon.MTurk.Model;
using Amazon.Runtime;

namespace Amazon.MTurk.Tests;

internal sealed class SignatureTests : AgainstTheFakeService
{
    private static readonly CreateHITRequest Request = new() { Title = "Ünïcode ☃", Reward = "0.10" };

    [Test]
    public async Task A_call_is_signed_for_its_headers_and_its_body()
    {
        using var client = Service.Client();
        await client.CreateHITAsync(Request, CancellationToken.None);
        var call = Service.Calls.Single();

        Assert.Multiple(() =>
        {
            Assert.That(SignatureV4.IsValid(call, FakeService.SecretKey, "us-east-1", "mturk-requester"), Is.True);
            Assert.That(SignatureV4.SignedHeaders(call), Is.SupersetOf(new[] { "content-type", "host", "x-amz-date", "x-amz-target" }));
        });
    }

    [Test]
    public async Task The_check_of_the_signature_is_one_that_can_fail()
    {
        using var client = Service.Client();
        await client.CreateHITAsync(Request, CancellationToken.None);
        var call = Service.Calls.Single();
        var forged = call with { Body = Encoding.UTF8.GetBytes(call.Text.Replace("0.10", "9.10")) };

        Assert.Multiple(() =>
        {
            Assert.That(SignatureV4.IsValid(call, "another secret", "us-east-1", "mturk-requester"), Is.False);
            Assert.That(SignatureV4.IsValid(forged, FakeService.SecretKey, "us-east-1", "mturk-requester"), Is.False);
        });
    }

    [Test]
    public async Task A_temporary_key_sends_and_signs_its_token()
    {
        var config = new AmazonMTurkConfig { ServiceURL = Service.Url, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 };
        using var client = new AmazonMTurkClient(new SessionAWSCredentials(FakeService.AccessKey, FakeService.SecretKey, "the token"), config);
        await client.CreateHITAsync(Request, CancellationToken.None);
        var call = Service.Calls.Single();

        Assert.Multiple(() =>
        {
            Assert.That(call.Headers["x-amz-security-token"], Is.EqualTo("the token"));
            Assert.That(SignatureV4.SignedHeaders(call), Does.Contain("x-amz-security-token"));
            Assert.That(SignatureV4.IsValid(call, FakeService.SecretKey, "eu-west-1", "mturk-requester"), Is.True);
        });
    }

    [Test]
    public async Task A_retried_call_is_signed_again()
    {
        Service.Answers(Answer.Error("ThrottlingException", "Rate exceeded"), Answer.Ok("{}"));
        using var client = Service.Client(c => c.MaxErrorRetry = 1);
        await client.CreateHITAsync(Request, CancellationToken.None);

        Assert.That(Service.Calls, Has.Count.EqualTo(2));
        Assert.That(Service.Calls.Select(c => SignatureV4.IsValid(c, FakeService.SecretKey, "us-east-1", "mturk-requester")), Has.All.True);
    }
}
