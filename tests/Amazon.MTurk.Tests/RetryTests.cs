using System.Net;
using System.Net.Sockets;
using Amazon.MTurk.Model;
using Amazon.Runtime;

namespace Amazon.MTurk.Tests;

internal sealed class RetryTests : AgainstTheFakeService
{
    private static readonly Answer Throttled = Answer.Error("ThrottlingException", "Rate exceeded");

    [Test]
    public async Task Throttling_is_retried()
    {
        Service.Answers(Throttled, Answer.Ok("""{"AvailableBalance":"10000.00"}"""));
        using var client = Service.Client(c => c.MaxErrorRetry = 2);

        var balance = await client.GetAccountBalanceAsync(new GetAccountBalanceRequest(), CancellationToken.None);

        Assert.That((balance.AvailableBalance, Service.Calls.Count), Is.EqualTo(("10000.00", 2)));
    }

    [Test]
    public async Task A_service_fault_is_retried_and_thrown_at_last()
    {
        var fault = Answer.Error("ServiceFault", "Try again.", "AWS.ServiceUnavailable", 500);
        Service.Answers(fault, fault, fault);

        await Assert.ThrowsAsync<ServiceException>(() => BalanceAsync(c => c.MaxErrorRetry = 1));
        Assert.That(Service.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_request_error_is_not_retried()
    {
        Service.Answers(Answer.Error("RequestError", "No.", "AWS.MechanicalTurk.InsufficientFunds"), Answer.Ok("{}"));

        await Assert.ThrowsAsync<RequestErrorException>(() => BalanceAsync(c => c.MaxErrorRetry = 3));
        Assert.That(Service.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Throttling_is_thrown_at_once_where_retries_are_off()
    {
        Service.Answers(Throttled, Answer.Ok("{}"));

        var error = (await Assert.ThrowsAsync<AmazonMTurkException>(() => BalanceAsync(c => c.MaxErrorRetry = 0)))!;

        Assert.That((error.ErrorCode, Service.Calls.Count), Is.EqualTo(("ThrottlingException", 1)));
    }

    [Test]
    public void The_standard_retry_mode_is_the_default() =>
        Assert.That(new AmazonMTurkConfig().RetryMode, Is.EqualTo(RequestRetryMode.Standard));

    [Test]
    public void A_call_that_takes_too_long_ends_as_a_timeout()
    {
        Service.Behaviour = NeverAsync;

        Assert.That(() => BalanceAsync(c => c.Timeout = TimeSpan.FromMilliseconds(200)), Throws.InstanceOf<TimeoutException>());
    }

    [Test]
    public void A_cancelled_call_ends_at_once_and_reaches_the_service()
    {
        using var cancel = new CancellationTokenSource();
        var aborted = new TaskCompletionSource();
        Service.Behaviour = async call =>
        {
            using var _ = call.Aborted.Register(aborted.SetResult);
            await cancel.CancelAsync();
            return await NeverAsync(call);
        };
        using var client = Service.Client();

        Assert.That(
            () => client.GetAccountBalanceAsync(new GetAccountBalanceRequest(), cancel.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(async () => await aborted.Task.WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None), Throws.Nothing);
    }

    [Test]
    public void A_refused_connection_ends_as_a_failed_http_request()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();

        Assert.That(() => BalanceAsync(c => c.ServiceURL = url), Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task Many_calls_at_once_each_get_their_own_answer()
    {
        Service.Behaviour = call => Task.FromResult(Answer.Ok($$"""{"HIT":{{call.Text}}}"""));
        using var client = Service.Client();

        var hits = await Task.WhenAll(Enumerable.Range(0, 200).Select(async n =>
        {
            var response = await client.GetHITAsync(new GetHITRequest { HITId = $"3HIT{n}" }, CancellationToken.None);
            return response.HIT.HITId;
        }));

        Assert.That(hits, Is.EqualTo(Enumerable.Range(0, 200).Select(n => $"3HIT{n}")));
    }

    private static async Task<Answer> NeverAsync(Call call)
    {
        await Task.Delay(Timeout.Infinite, call.Aborted);
        return Answer.Ok("{}");
    }

    private async Task BalanceAsync(Action<AmazonMTurkConfig> change)
    {
        using var client = Service.Client(change);
        await client.GetAccountBalanceAsync(new GetAccountBalanceRequest(), CancellationToken.None);
    }
}
