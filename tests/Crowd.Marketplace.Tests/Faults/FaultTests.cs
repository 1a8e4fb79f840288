using System.Net;
using System.Net.Http.Json;
using Crowd.Marketplace.Faults;

namespace Crowd.Marketplace.Tests.Faults;

internal sealed class FaultTests : RequesterFixture
{
    [TearDown]
    public void Calm() => Host.Get<FaultPlan>().Set(FaultSettings.None);

    [Test]
    public async Task A_throttled_call_does_nothing()
    {
        var request = Ask.Hit(("UniqueRequestToken", Unique("f")));

        Assert.That(await Api.RefusedAsync("CreateHIT", request, "throttle"), Is.EqualTo(new Refusal(HttpStatusCode.BadRequest, "ThrottlingException", null, "Rate exceeded", false)));
        await Api.CallAsync("CreateHIT", request);
    }

    [Test]
    public async Task An_error_before_does_nothing_and_one_after_has_done_all()
    {
        var request = Ask.Hit(("UniqueRequestToken", Unique("f")));
        Assert.That((await Api.RefusedAsync("CreateHIT", request, "error-before")).Type, Is.EqualTo("ServiceFault"));
        Assert.That((await Api.RefusedAsync("CreateHIT", request, "error-after")).Status, Is.EqualTo(HttpStatusCode.InternalServerError));

        Assert.That((await Api.RefusedAsync("CreateHIT", request)).Code, Is.EqualTo("HitAlreadyExists"));
    }

    [Test]
    public async Task A_time_out_after_the_commit_and_a_cut_before_it_answer_nothing()
    {
        var request = Ask.Hit(("UniqueRequestToken", Unique("f")));
        Assert.That(async () => await Api.TryAsync("CreateHIT", request, "reset"), Throws.InstanceOf<HttpRequestException>());
        Assert.That(async () => await Api.TryAsync("CreateHIT", request, "timeout-after=50"), Throws.InstanceOf<HttpRequestException>());

        Assert.That((await Api.RefusedAsync("CreateHIT", request)).Code, Is.EqualTo("HitAlreadyExists"));
    }

    [Test]
    public async Task Rules_strike_by_their_probability_and_the_same_way_with_the_same_seed()
    {
        async Task<string> RunAsync(int seed)
        {
            using var http = new HttpClient { BaseAddress = Host.BaseAddress };
            using var put = await http.PutAsJsonAsync("/sandbox/faults", new { seed, rules = new[] { new { operation = "GetAccountBalance", kind = "throttle", probability = 0.3 } } });
            Assert.That(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
            var run = "";
            for (var i = 0; i < 60; i++)
                run += (await Api.TryAsync("GetAccountBalance")).Status == HttpStatusCode.OK ? '.' : 'x';
            return run;
        }

        var first = await RunAsync(7);

        Assert.That(first.Count(c => c == 'x'), Is.InRange(8, 28));
        Assert.That(await RunAsync(7), Is.EqualTo(first));
        Assert.That(await RunAsync(8), Is.Not.EqualTo(first));
        await Api.CallAsync("ListHITs");
    }

    [Test]
    public async Task A_fault_that_does_not_exist_is_said_so() =>
        Assert.That((await Api.RefusedAsync("ListHITs", null, "earthquake")).Message, Does.Contain("'earthquake'"));
}
