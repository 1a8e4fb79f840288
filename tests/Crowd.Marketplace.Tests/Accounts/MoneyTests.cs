using Crowd.Marketplace.Accounts;

namespace Crowd.Marketplace.Tests.Accounts;

internal sealed class MoneyTests : RequesterFixture
{
    // the published examples, and the rounding quoted by the pricing FAQ
    [TestCase(50, 9, false, 10)]
    [TestCase(50, 10, false, 20)]
    [TestCase(1, 1, false, 1)]
    [TestCase(0, 1, false, 1)]
    [TestCase(52, 1, false, 10)]
    [TestCase(53, 1, false, 11)]
    [TestCase(100, 1, true, 25)]
    [TestCase(100, 10, true, 45)]
    public void The_fee_for_an_assignment(int rewardCents, int assignments, bool masters, int feeCents) => Assert.That(
        Fees.ForAssignment(rewardCents * Money.MicrosPerCent, assignments, masters), Is.EqualTo(feeCents * Money.MicrosPerCent));

    [Test]
    public async Task Money_is_held_at_creation_paid_at_approval_and_freed_at_rejection()
    {
        using var api = await OpenAsync(10m);
        var hit = await CreateAsync(api, ("Reward", "0.50"), ("MaxAssignments", 3));
        Assert.That(await FiguresAsync(api), Is.EqualTo(new long[] { 1000, 820, 180, 0, 0, 0 }));
        Assert.That((string)(await api.CallAsync("GetAccountBalance"))["AvailableBalance"]!, Is.EqualTo("8.20"));

        var takes = new[] { await TakeAsync(hit), await TakeAsync(hit) };
        await SubmitAsync(takes[0]);
        await SubmitAsync(takes[1]);
        await api.CallAsync("ApproveAssignment", new { AssignmentId = takes[0].Id });
        await api.CallAsync("RejectAssignment", new { AssignmentId = takes[1].Id, RequesterFeedback = "no" });
        Assert.That(await FiguresAsync(api), Is.EqualTo(new long[] { 1000, 880, 60, 50, 0, 10 }));

        await api.CallAsync("UpdateExpirationForHIT", new { HITId = hit, ExpireAt = 0 });
        Assert.That(await FiguresAsync(api), Is.EqualTo(new long[] { 1000, 940, 0, 50, 0, 10 }));
    }

    [Test]
    public async Task A_bonus_costs_its_fee_too()
    {
        using var api = await OpenAsync(10m);
        var take = await SubmittedAsync(api);

        await api.CallAsync("SendBonus", new { WorkerId = $"{take.Worker}", AssignmentId = take.Id, BonusAmount = "1.00", Reason = "well done" });

        Assert.That((await FiguresAsync(api))[4..], Is.EqualTo(new long[] { 100, 20 }));
        var listed = (await api.CallAsync("ListBonusPayments", new { AssignmentId = take.Id }))["BonusPayments"]![0]!;
        Assert.That(((string)listed["BonusAmount"]!, (string)listed["WorkerId"]!), Is.EqualTo(("1.00", $"{take.Worker}")));
    }

    [Test]
    public async Task Without_the_money_nothing_happens()
    {
        using var api = await OpenAsync(0.13m);
        Assert.That((await api.RefusedAsync("CreateHIT", Ask.Hit(("MaxAssignments", 2)))).Code, Is.EqualTo("InsufficientFunds"));
        var hit = await CreateAsync(api);
        var before = await FiguresAsync(api);

        Assert.That((await api.RefusedAsync("CreateAdditionalAssignmentsForHIT", new { HITId = hit, NumberOfAdditionalAssignments = 1 })).Code, Is.EqualTo("InsufficientFunds"));
        var take = await TakeAsync(hit);
        await SubmitAsync(take);
        Assert.That((await api.RefusedAsync("SendBonus", new { WorkerId = $"{take.Worker}", AssignmentId = take.Id, BonusAmount = "1", Reason = "r" })).Code, Is.EqualTo("InsufficientFunds"));

        Assert.That(await FiguresAsync(api), Is.EqualTo(before));
        Assert.That((await api.CallAsync("ListHITs"))["HITs"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_override_takes_its_money_anew_and_fails_without_it()
    {
        using var api = await OpenAsync(0.24m);
        var take = await SubmittedAsync(api);
        await api.CallAsync("RejectAssignment", new { AssignmentId = take.Id, RequesterFeedback = "no" });
        await CreateAsync(api, ("Reward", "0.15"));

        Assert.That((await api.RefusedAsync("ApproveAssignment", new { AssignmentId = take.Id, OverrideRejection = true })).Code, Is.EqualTo("InsufficientFunds"));
        Assert.That((string)(await api.CallAsync("GetAssignment", new { AssignmentId = take.Id }))["Assignment"]!["AssignmentStatus"]!, Is.EqualTo("Rejected"));
    }

    [Test]
    public async Task Reopening_a_hit_holds_its_money_again()
    {
        using var api = await OpenAsync(0.12m);
        var hit = await CreateAsync(api);
        await api.CallAsync("UpdateExpirationForHIT", new { HITId = hit, ExpireAt = 0 });
        var other = await CreateAsync(api);
        var later = Clock.GetUtcNow().AddHours(2).ToUnixTimeSeconds();

        Assert.That((await api.RefusedAsync("UpdateExpirationForHIT", new { HITId = hit, ExpireAt = later })).Code, Is.EqualTo("InsufficientFunds"));
        await api.CallAsync("UpdateExpirationForHIT", new { HITId = other, ExpireAt = 0 });
        await api.CallAsync("UpdateExpirationForHIT", new { HITId = hit, ExpireAt = later });

        Assert.That(await FiguresAsync(api), Is.EqualTo(new long[] { 12, 0, 12, 0, 0, 0 }));
    }

    [Test]
    public async Task Two_who_spend_the_last_dollar_at_once_spend_it_once()
    {
        using var api = await OpenAsync(1.20m);

        var answers = await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => api.TryAsync("CreateHIT", Ask.Hit())));

        Assert.That(answers.Count(a => (int)a.Status == 200), Is.EqualTo(10));
        Assert.That((await FiguresAsync(api))[1], Is.Zero);
    }

    [Test]
    public async Task A_liability_beyond_all_measure_is_refused_even_of_a_constant_account() => Assert.That(
        (await Api.RefusedAsync("CreateHIT", Ask.Hit(("Reward", "1000000"), ("MaxAssignments", 1_000_000_000)))).Code, Is.EqualTo("InsufficientFunds"));

    private static async Task<string> CreateAsync(Requester api, params (string Name, object? Value)[] with) =>
        (string)(await api.CallAsync("CreateHIT", Ask.Hit(with)))["HIT"]!["HITId"]!;

    private async Task<Take> SubmittedAsync(Requester api)
    {
        var take = await TakeAsync(await CreateAsync(api));
        await SubmitAsync(take);
        return take;
    }
}
