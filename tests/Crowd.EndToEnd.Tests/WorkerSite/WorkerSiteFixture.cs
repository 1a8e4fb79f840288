using System.Text.Json;
using System.Xml.Linq;
using Amazon.MTurk;
using Amazon.Runtime;
using Crowd.Marketplace;
using Crowd.Marketplace.Hosting;
using Crowd.Marketplace.Storage;
using Crowd.Marketplace.Taking;
using Crowd.Marketplace.Tests.WorkerSite;
using Crowd.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;

namespace Crowd.EndToEnd.Tests.WorkerSite;

/// <summary>A marketplace and a browser page signed in as a new worker, for each test.</summary>
internal abstract class WorkerSiteFixture
{
    private static int _workers;
    private TestDatabase _database = null!;
    private IBrowserContext _context = null!;

    protected MarketplaceHost Host { get; private set; } = null!;

    protected Database Sql => Host.Get<Database>();

    protected TimeProvider Clock => Host.Get<TimeProvider>();

    protected IPage Page { get; private set; } = null!;

    protected string WorkerId { get; private set; } = null!;

    /// <summary>What the page and its frames said on the console.</summary>
    protected List<string> Said { get; } = [];

    /// <summary>Addresses that the browser asked for outside the marketplace.</summary>
    protected List<string> Strangers { get; } = [];

    protected static CancellationToken Token => TestContext.CurrentContext.CancellationToken;

    protected virtual MarketplaceOptions Options(string connectionString) => new() { ConnectionString = connectionString };

    [OneTimeSetUp]
    public async Task StartMarketplace()
    {
        _database = await TestDatabase.CreateAsync(CancellationToken.None);
        Host = await MarketplaceHost.StartAsync(Options(_database.ConnectionString), NullLoggerFactory.Instance, CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task StopMarketplace()
    {
        await Host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [SetUp]
    public async Task OpenPage()
    {
        Said.Clear();
        Strangers.Clear();
        _context = await (await Browser.GetAsync()).NewContextAsync(new() { BaseURL = Host.BaseAddress.ToString(), ViewportSize = Viewport });
        _context.SetDefaultTimeout(60_000);
        Page = await _context.NewPageAsync();
        Page.Console += (_, message) => Said.Add(message.Text);
        Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Host.BaseAddress.ToString(), StringComparison.Ordinal) && request.Url.StartsWith("http", StringComparison.Ordinal))
            {
                Strangers.Add(request.Url);
            }
        };
        WorkerId = $"ATEST{Interlocked.Increment(ref _workers)}";
    }

    [TearDown]
    public async Task ClosePage() => await _context.DisposeAsync();

    protected virtual ViewportSize Viewport => new() { Width = 1200, Height = 900 };

    protected async Task SignInAsync()
    {
        await Page.GotoAsync("/worker");
        await Page.GetByLabel("Worker id").FillAsync(WorkerId);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Page.WaitForURLAsync("**/worker");
    }

    /// <summary>Publishes the page in a HIT of its own, accepts it, and waits for its frame.</summary>
    protected async Task<IFrame> WorkOnAsync(string html)
    {
        var type = await HtmlHits.TypeAsync(Sql, Clock, Token);
        return await AcceptAsync(await HtmlHits.AddQuestionAsync(Sql, Clock, type, 1, HtmlHits.Question(html), Token));
    }

    protected async Task<IFrame> AcceptAsync(HitId hit)
    {
        await SignInAsync();
        await Page.GotoAsync($"/worker/hits/{hit}");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Accept and work" }).ClickAsync();
        await Page.WaitForURLAsync("**/worker/assignments/*");
        var frame = await (await Page.WaitForSelectorAsync("#hit"))!.ContentFrameAsync();
        await frame!.WaitForLoadStateAsync();
        return frame;
    }

    /// <summary>Submits and waits until the site has gone on to the list.</summary>
    protected async Task SubmitAsync(IFrame frame)
    {
        await frame.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Page.WaitForURLAsync("**/worker");
    }

    /// <summary>The crowd elements' answer that the worker gave.</summary>
    protected async Task<JsonElement> TaskAnswersAsync() => JsonDocument.Parse((await AnswersAsync())["taskAnswers"]).RootElement[0];

    /// <summary>The worker's one answer, field by field, as the requester reads it by API.</summary>
    protected async Task<Dictionary<string, string>> AnswersAsync()
    {
        var hit = await Sql.OneAsync("select hit_id from assignments where worker_id = $1 and status = 'Submitted'", [WorkerId], row => row.GetString(0), Token);
        using var api = new AmazonMTurkClient(
            new BasicAWSCredentials(MarketplaceHost.SandboxAccessKey, MarketplaceHost.SandboxSecret),
            new AmazonMTurkConfig { ServiceURL = Host.BaseAddress.ToString(), AuthenticationRegion = "us-east-1" });
        var assignment = (await api.ListAssignmentsForHITAsync(new() { HITId = hit }, Token)).Assignments.Single();
        return XDocument.Parse(assignment.Answer).Root!.Elements().ToDictionary(
            answer => answer.Elements().First().Value, answer => string.Join(',', answer.Elements().Skip(1).Select(value => value.Value)));
    }
}
