using System.Net;
using Crowd.Engine.Jobs;
using Crowd.Jobs.Contract;
using Crowd.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Crowd.Jobs.Hangfire.Tests.Engine;

/// <summary>The dashboard over HTTP; who somebody is stands in a header here and in a cookie in the console.</summary>
[TestFixture]
internal sealed class DashboardTests : JobContract
{
    private WebApplication _app;
    private HttpClient _http;

    private IJobScheduler Scheduler => _app.Services.GetRequiredService<IJobScheduler>();

    protected override void AddEngine(IServiceCollection services, JobEngineOptions options) => services.AddHangfireJobs(options);

    [OneTimeSetUp]
    public async Task StartConsole()
    {
        await MakeDatabaseAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<NpgsqlDataSource>(Database.DataSource);
        foreach (var job in ContractJobs.All)
            builder.Services.AddSingleton(job);
        AddEngine(builder.Services, new JobEngineOptions());
        _app = builder.Build();
        _app.MapHangfireJobs(Role("reader", "operator"), Role("operator"));
        await _app.StartAsync();
        _http = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    [OneTimeTearDown]
    public async Task StopConsole()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        await DropAllAsync();
    }

    [TestCase(null, HttpStatusCode.Unauthorized)]
    [TestCase("stranger", HttpStatusCode.Unauthorized)]
    [TestCase("reader", HttpStatusCode.OK)]
    [TestCase("operator", HttpStatusCode.OK)]
    public async Task Only_who_is_signed_in_with_a_role_that_may_read_sees_it(string? who, HttpStatusCode expected) =>
        Assert.That((await SendAsync(HttpMethod.Get, "/hangfire", who)).StatusCode, Is.EqualTo(expected));

    [Test]
    public async Task Shows_a_running_run_by_its_name_and_progress()
    {
        var run = await Scheduler.EnqueueAsync(new JobRequest("slow", "campaign:7", Args: """{"ms": 600000}"""), CancellationToken.None);
        await EventuallyStartedAsync(run);
        await AskAsync<int>("update job_runs set progress = 0.4, message = 'inferring labels' where run_id = @run returning 1", new { run });

        await Eventually.TrueAsync(
            async () => (await PageAsync("/hangfire/jobs/processing")).Contains($"slow campaign:7 (run {run}): 40 %, inferring labels", StringComparison.Ordinal),
            "the page shows the run");
        await Scheduler.CancelAsync(run, CancellationToken.None);
        await EventuallyAsync(run, "cancelled");
    }

    [Test]
    public async Task A_run_that_failed_for_good_stands_under_failed_and_an_operator_alone_requeues_it_there()
    {
        var run = await Scheduler.EnqueueAsync(new JobRequest("flaky", "campaign:8", Args: """{"failures": 99}"""), CancellationToken.None);
        await EventuallyAsync(run, "failed");
        await Eventually.TrueAsync(async () => await HangfireStateAsync(run) == "Failed", "Hangfire has it as failed");
        Assert.That(await PageAsync("/hangfire/jobs/failed"), Does.Contain($"flaky campaign:8 (run {run})").And.Contains("Attempt 3 fails, as asked."));

        await AskAsync<int>("""update job_runs set args = '{"failures": 0}' where run_id = @run returning 1""", new { run });
        var id = await AskAsync<long>("select id from hangfire.job where arguments->>2 = @id order by id desc limit 1", new { id = $"{run}" });
        Assert.That((await SendAsync(HttpMethod.Post, $"/hangfire/jobs/actions/requeue/{id}", "reader")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await StateAsync(run), Is.EqualTo("failed"));

        var answer = await SendAsync(HttpMethod.Post, $"/hangfire/jobs/actions/requeue/{id}", "operator");
        Assert.That((int)answer.StatusCode, Is.InRange(200, 204), await answer.Content.ReadAsStringAsync());
        await EventuallyAsync(run, "succeeded");
    }

    private Task<string?> HangfireStateAsync(long run) =>
        AskAsync<string>("select statename from hangfire.job where arguments->>2 = @id order by id desc limit 1", new { id = $"{run}" });

    private async Task<string> PageAsync(string path) =>
        WebUtility.HtmlDecode(await (await SendAsync(HttpMethod.Get, path, "operator")).Content.ReadAsStringAsync());

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? who)
    {
        using var request = new HttpRequestMessage(method, path);
        if (who is not null)
            request.Headers.Add("who", who);
        return await _http.SendAsync(request);
    }

    private static Func<HttpContext, bool> Role(params string[] roles) => context => roles.Contains(context.Request.Headers["who"].ToString());
}
