using Crowd.Marketplace.Sandbox;
using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.Tests;

/// <summary>A marketplace and its sandbox requester. After each test the marketplace must be sound.</summary>
internal abstract class RequesterFixture : MarketplaceFixture
{
    protected Requester Api { get; private set; } = null!;

    [OneTimeSetUp]
    public void Connect() => Api = new(Host.BaseAddress);

    [OneTimeTearDown]
    public void Disconnect() => Api?.Dispose();

    [TearDown]
    public async Task No_invariant_is_broken() => Assert.That(await Host.Get<SandboxInspection>().CheckAsync(Token), Is.Empty);

    protected async Task<string> CreateAsync(params (string Name, object? Value)[] with) =>
        (string)(await Api.CallAsync("CreateHIT", Ask.Hit(with)))["HIT"]!["HITId"]!;

    protected async Task<Take> TakeAsync(string hit, WorkerId? by = null)
    {
        var worker = by ?? await WorkerAsync();
        var taken = await Work.AcceptAsync(worker, new(hit), Token);
        Assert.That(taken, Is.InstanceOf<AcceptOutcome.Accepted>());
        return new(worker, ((AcceptOutcome.Accepted)taken).AssignmentId);
    }

    protected async Task SubmitAsync(Take take, params AnswerField[] answer) => Assert.That(
        await Work.SubmitAsync(take.Worker, take.Assignment, answer.Length > 0 ? answer : [new("label", "cat")], Token), Is.InstanceOf<SubmitOutcome.Submitted>());

    protected sealed record Take(WorkerId Worker, AssignmentId Assignment)
    {
        public string Id => Assignment.ToString();
    }
}
