using Crowd.Marketplace.Accounts;
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

    /// <summary>An account of its own; with a deposit a prepaid one.</summary>
    protected async Task<Requester> OpenAsync(decimal? depositUsd = null)
    {
        var key = Unique("AKID").Replace(" ", "");
        await Host.Get<AccountBook>().OpenAsync(new(key, "secret", key, depositUsd), Token);
        return new(Host.BaseAddress, key, "secret");
    }

    /// <summary>Where an account's money is, in cents: deposited, available, held, rewards, bonuses, fees.</summary>
    protected async Task<long[]> FiguresAsync(Requester requester)
    {
        var book = Host.Get<AccountBook>();
        var f = await book.FiguresAsync((await book.FindAsync(requester.AccessKey, Token))!, Token);
        return [.. new[] { f.DepositedMicros, f.AvailableMicros, f.HeldMicros, f.RewardsMicros, f.BonusesMicros, f.FeesMicros }.Select(m => m / Money.MicrosPerCent)];
    }

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
