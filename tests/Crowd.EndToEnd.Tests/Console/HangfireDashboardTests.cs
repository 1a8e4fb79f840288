using System.Net;
using Crowd.Cli.Running;
using Crowd.EndToEnd.Tests.WorkerSite;
using Crowd.Engine.Jobs;
using Crowd.Engine.Settings;
using Crowd.Jobs.Hangfire;
using Crowd.TestKit;
using Crowd.Web.SignIn;
using Crowd.Web.Tests.Support;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Crowd.EndToEnd.Tests.Console;

/// <summary>Hangfire's dashboard in a whole process of Crowd's: behind the console's sign-in, for operators to act and for others to look.</summary>
internal sealed class HangfireDashboardTests : PostgresFixture
{
    private CrowdNode? _node;
    private string _folder = "";

    private Uri Address => _node!.Console!;

    [OneTimeSetUp]
    public async Task StartNode()
    {
        if (!HangfireSupport.IsAvailable)
            Assert.Ignore(HangfireSupport.Explanation);
        _folder = Directory.CreateTempSubdirectory("crowd-hangfire").FullName;
        _node = await CrowdNode.StartAsync(
            new NodeOptions
            {
                ConnectionString = Database.ConnectionString, Engine = new EngineSettings(), Jobs = new JobEngineOptions(), JobEngine = JobEngines.Choose("hangfire"),
                Data = DataFolder.Open(_folder), ConsolePort = 0,
            },
            Serilog.Core.Logger.None, CancellationToken.None);
        foreach (var role in Roles.All)
            await _node.Services.GetRequiredService<UserStore>().PutAsync(role, ConsoleHost.Password, role, CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task StopNode()
    {
        if (_node is not null)
            await _node.DisposeAsync();
        if (_folder.Length > 0)
            Directory.Delete(_folder, recursive: true);
    }

    [TestCase("/hangfire")]
    [TestCase("/hangfire/jobs/processing")]
    public async Task Who_has_not_signed_in_is_led_to_the_sign_in_page(string path)
    {
        using var stranger = new TestBrowser(Address);

        var answer = await stranger.GetAsync(path);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(answer.Location, Does.Contain("/sign-in"));
        Assert.That((await stranger.PostAsync("/hangfire/jobs/actions/requeue/1")).Status, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [TestCase("reviewer", false)]
    [TestCase("manager", false)]
    [TestCase("operator", true)]
    [TestCase("admin", true)]
    public async Task Everyone_who_has_signed_in_sees_it_and_operators_may_requeue(string role, bool mayRequeue)
    {
        var run = await _node!.Services.GetRequiredService<IJobScheduler>().EnqueueAsync(new JobRequest("unheard-of", role), CancellationToken.None);
        await Eventually.TrueAsync(async () => await HangfireJobAsync(run) is not null, "the run has failed, and Hangfire knows");
        using var browser = new TestBrowser(Address);
        await browser.SignInAsync(role, ConsoleHost.Password);

        var page = await browser.GetAsync("/hangfire/jobs/failed");
        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(WebUtility.HtmlDecode(page.Source), Does.Contain($"(run {run})"));

        var ended = await AskAsync<DateTime>("select ended_at from job_runs where run_id = @run", new { run });
        var action = $"/hangfire/jobs/actions/requeue/{await HangfireJobAsync(run)}";
        Assert.That((await browser.PostAsync(action)).Status, Is.AnyOf(HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), "a form of another site has no token");
        using var requeue = new HttpRequestMessage(HttpMethod.Post, action);
        requeue.Headers.Add(Meta(page, "csrf-header"), Meta(page, "csrf-token"));
        var answer = await browser.SendAsync(requeue);
        Assert.That((int)answer.Status, mayRequeue ? Is.InRange(200, 204) : Is.AnyOf(401, 403));
        if (mayRequeue)
            await Eventually.TrueAsync(
                async () => await AskAsync<bool>("select state = 'failed' and ended_at > @ended from job_runs where run_id = @run", new { run, ended }), "it ran once more");
        else
            Assert.That(await AskAsync<DateTime>("select ended_at from job_runs where run_id = @run", new { run }), Is.EqualTo(ended));
    }

    [Test]
    public async Task In_a_browser_it_shows_what_runs_and_how_far_and_all_its_scripts_are_let_in()
    {
        await using var context = await (await Browser.GetAsync()).NewContextAsync(new() { BaseURL = Address.ToString(), ViewportSize = new() { Width = 1280, Height = 560 } });
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Name").FillAsync("operator");
        await page.GetByLabel("Password").FillAsync(ConsoleHost.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/campaigns**");

        await using var blocked = await DataSource.OpenConnectionAsync();
        await using var transaction = await blocked.BeginTransactionAsync();
        await blocked.ExecuteAsync("lock table campaigns in access exclusive mode", transaction: transaction);
        var run = await _node!.Services.GetRequiredService<IJobScheduler>().EnqueueAsync(new JobRequest("tend", "all"), CancellationToken.None);
        await Eventually.TrueAsync(async () => await AskAsync<string>("select state from job_runs where run_id = @run", new { run }) == "running", "the job runs");
        await AskAsync<int>("update job_runs set progress = 0.4, message = 'looking at campaigns' where run_id = @run returning 1", new { run });
        await page.GotoAsync("/hangfire/jobs/processing");

        await Assertions.Expect(page.GetByText($"tend all (run {run}): 40 %, looking at campaigns")).ToBeVisibleAsync();
        await page.ScreenshotAsync(new() { Path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "screens", "hangfire.png") });
        await page.GotoAsync("/hangfire");
        await page.WaitForFunctionAsync("() => window.Hangfire?.page?.realtimeGraph");
        await Assertions.Expect(page.Locator("#realtimeGraph")).ToBeVisibleAsync();
        Assert.That(complaints, Is.Empty);
    }

    private Task<long?> HangfireJobAsync(long run) =>
        AskAsync<long?>("select id from hangfire.job where arguments->>2 = @id and statename = 'Failed' order by id desc limit 1", new { id = $"{run}" });

    private async Task<T?> AskAsync<T>(string sql, object parameters)
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        return await connection.QuerySingleOrDefaultAsync<T>(sql, parameters);
    }

    private static string Meta(TestPage page, string name) => page.Document.QuerySelector($"meta[name='{name}']")!.GetAttribute("content")!;
}
