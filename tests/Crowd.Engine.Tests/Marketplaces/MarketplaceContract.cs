using Crowd.Engine.Marketplaces;

namespace Crowd.Engine.Tests.Marketplaces;

/// <summary>What every marketplace must do for the engine: the fake that fast tests use, and the MTurk adapter over HTTP, pass the same.</summary>
internal abstract class MarketplaceContract
{
    protected abstract IMarketplace Marketplace { get; }

    /// <summary>A worker whom nobody else uses.</summary>
    protected abstract Task<string> WorkerAsync();

    /// <summary>Lets a worker take a seat and answer questions 1, 2, … False where they may not take it.</summary>
    protected abstract Task<bool> WorkAsync(string listing, string worker, params string[] labels);

    /// <summary>Within this scope every change is made and its answer lost.</summary>
    protected abstract Task<IAsyncDisposable> LoseAnswersAsync();

    private static CancellationToken Token => CancellationToken.None;

    [Test]
    public async Task Opening_twice_with_one_token_opens_once()
    {
        var spec = Spec();

        var first = await Marketplace.OpenAsync(spec, null, Token);
        var second = await Marketplace.OpenAsync(spec, DateTimeOffset.UnixEpoch.AddYears(60), Token);

        Assert.That(second.Id, Is.EqualTo(first.Id));
        Assert.That(await CountAsync(spec.Token), Is.EqualTo(1));
    }

    [Test]
    public async Task A_listing_whose_making_was_not_answered_is_found_by_its_token()
    {
        var spec = Spec();
        await using (await LoseAnswersAsync())
            Assert.That(async () => await Marketplace.OpenAsync(spec, null, Token), Throws.TypeOf<MarketplaceException>().With.Property("Failure").EqualTo(MarketplaceFailure.Ambiguous));

        var listing = await Marketplace.OpenAsync(spec, null, Token);

        Assert.That(listing.Token, Is.EqualTo(spec.Token));
        Assert.That(await CountAsync(spec.Token), Is.EqualTo(1));
    }

    [Test]
    public async Task Opening_holds_the_money_for_rewards_and_fees()
    {
        var before = await Marketplace.BalanceAsync(Token);

        await Marketplace.OpenAsync(Spec() with { Reward = Money.FromUsd(0.30m), Seats = 4 }, null, Token);

        Assert.That(before - await Marketplace.BalanceAsync(Token), Is.EqualTo((Money.FromUsd(0.30m) + Marketplace.FeePerSeat(Money.FromUsd(0.30m), 4)) * 4));
    }

    [Test]
    public async Task Sessions_come_with_what_was_answered()
    {
        var listing = await Marketplace.OpenAsync(Spec() with { Seats = 2 }, null, Token);
        var (first, second) = (await WorkerAsync(), await WorkerAsync());
        await WorkAsync(listing.Id, first, "cat & \"mouse\"");
        await WorkAsync(listing.Id, second, "dog");

        var sessions = await Marketplace.SessionsAsync(listing.Id, Token).ToListAsync();

        Assert.That(sessions.Select(s => (s.WorkerId, s.State)), Is.EqualTo(new[] { (first, SessionState.Submitted), (second, SessionState.Submitted) }));
        Assert.That(Crowd.Engine.Collecting.AnswerDocument.Read(sessions[0].Answer).Fields["q1"], Is.EqualTo("cat & \"mouse\""));
        Assert.That(sessions, Has.All.Matches((Session? s) => s!.AcceptedAt <= s.SubmittedAt));
    }

    [Test]
    public async Task A_worker_takes_a_listing_once_and_no_more_workers_than_seats()
    {
        var listing = await Marketplace.OpenAsync(Spec() with { Seats = 2 }, null, Token);
        var worker = await WorkerAsync();

        Assert.That(await WorkAsync(listing.Id, worker, "cat"), Is.True);
        Assert.That(await WorkAsync(listing.Id, worker, "cat"), Is.False);
        Assert.That(await WorkAsync(listing.Id, await WorkerAsync(), "cat"), Is.True);
        Assert.That(await WorkAsync(listing.Id, await WorkerAsync(), "cat"), Is.False);
    }

    [Test]
    public async Task A_full_listing_is_reviewable_until_it_was_collected()
    {
        var listing = await Marketplace.OpenAsync(Spec(), null, Token);
        Assert.That(await Marketplace.ReviewableAsync(Token).ToListAsync(), Does.Not.Contain(listing.Id));
        await WorkAsync(listing.Id, await WorkerAsync(), "cat");
        Assert.That(await Marketplace.ReviewableAsync(Token).ToListAsync(), Does.Contain(listing.Id));

        await Marketplace.CollectedAsync(listing.Id, Token);
        await Marketplace.CollectedAsync(listing.Id, Token);

        Assert.That(await Marketplace.ReviewableAsync(Token).ToListAsync(), Does.Not.Contain(listing.Id));
        Assert.That(await Marketplace.SessionsAsync(listing.Id, Token).ToListAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_closed_listing_is_taken_by_nobody_and_is_reviewable()
    {
        var listing = await Marketplace.OpenAsync(Spec(), null, Token);

        await Marketplace.CloseAsync(listing.Id, Token);
        await Marketplace.CloseAsync(listing.Id, Token);

        Assert.That(await WorkAsync(listing.Id, await WorkerAsync(), "cat"), Is.False);
        Assert.That((await Marketplace.GetAsync(listing.Id, Token))!.Open, Is.False);
        Assert.That(await Marketplace.ReviewableAsync(Token).ToListAsync(), Does.Contain(listing.Id));
    }

    [Test]
    public async Task Closing_gives_back_the_money_of_seats_that_nobody_took()
    {
        var before = await Marketplace.BalanceAsync(Token);
        var listing = await Marketplace.OpenAsync(Spec() with { Seats = 3 }, null, Token);

        await Marketplace.CloseAsync(listing.Id, Token);

        Assert.That(await Marketplace.BalanceAsync(Token), Is.EqualTo(before));
    }

    [Test]
    public async Task Approving_twice_pays_once()
    {
        var before = await Marketplace.BalanceAsync(Token);
        var assignment = await SubmittedAsync();

        Assert.That((await Marketplace.ApproveAsync(assignment, null, Token)).State, Is.EqualTo(SessionState.Approved));
        Assert.That((await Marketplace.ApproveAsync(assignment, null, Token)).State, Is.EqualTo(SessionState.Approved));

        Assert.That(before - await Marketplace.BalanceAsync(Token), Is.EqualTo(Money.FromUsd(0.06m)));
    }

    [Test]
    public async Task Rejected_work_costs_nothing_and_stays_rejected_until_that_is_taken_back()
    {
        var before = await Marketplace.BalanceAsync(Token);
        var assignment = await SubmittedAsync();

        Assert.That((await Marketplace.RejectAsync(assignment, "Every label is the first one.", Token)).State, Is.EqualTo(SessionState.Rejected));
        Assert.That(await Marketplace.BalanceAsync(Token), Is.EqualTo(before));
        Assert.That((await Marketplace.ApproveAsync(assignment, null, Token)).State, Is.EqualTo(SessionState.Rejected));
        Assert.That((await Marketplace.ReverseRejectionAsync(assignment, "Sorry.", Token)).State, Is.EqualTo(SessionState.Approved));
    }

    [Test]
    public async Task A_bonus_with_one_token_is_paid_once()
    {
        var listing = await Marketplace.OpenAsync(Spec(), null, Token);
        var worker = await WorkerAsync();
        await WorkAsync(listing.Id, worker, "cat");
        var assignment = (await Marketplace.SessionsAsync(listing.Id, Token).ToListAsync()).Single().AssignmentId;
        await Marketplace.ApproveAsync(assignment, null, Token);
        var before = await Marketplace.BalanceAsync(Token);

        await Marketplace.BonusAsync(worker, assignment, Money.FromUsd(0.50m), "Careful work", Token64(), null, Token);
        var token = Token64();
        await Marketplace.BonusAsync(worker, assignment, Money.FromUsd(0.50m), "Careful work", token, null, Token);
        await Marketplace.BonusAsync(worker, assignment, Money.FromUsd(0.50m), "Careful work", token, null, Token);

        Assert.That(before - await Marketplace.BalanceAsync(Token), Is.EqualTo((Money.FromUsd(0.50m) + Marketplace.FeeOnBonus(Money.FromUsd(0.50m))) * 2));
    }

    [Test]
    public async Task Workers_on_an_excluded_list_are_kept_out_from_then_on_and_let_in_again()
    {
        var list = await Marketplace.EnsureListAsync($"list-{Token64()}", "A list.", Token);
        var first = await Marketplace.OpenAsync(Spec() with { ExcludedLists = [list], Seats = 5 }, null, Token);
        var (bad, good) = (await WorkerAsync(), await WorkerAsync());
        await Marketplace.PutAsync(bad, list, 1, Token);
        await Marketplace.PutAsync(bad, list, 1, Token);

        Assert.That(await WorkAsync(first.Id, bad, "cat"), Is.False);
        Assert.That(await WorkAsync(first.Id, good, "cat"), Is.True);
        Assert.That(await Marketplace.MembersAsync(list, Token).ToListAsync(), Is.EqualTo(new[] { bad }));
        await Marketplace.RemoveAsync(bad, list, Token);
        await Marketplace.RemoveAsync(bad, list, Token);
        Assert.That(await WorkAsync(first.Id, bad, "cat"), Is.True);
    }

    [Test]
    public async Task Only_workers_on_a_required_list_get_in()
    {
        var list = await Marketplace.EnsureListAsync($"list-{Token64()}", "A list.", Token);
        var listing = await Marketplace.OpenAsync(Spec() with { RequiredLists = [list], Seats = 5 }, null, Token);
        var (expert, other) = (await WorkerAsync(), await WorkerAsync());
        await Marketplace.PutAsync(expert, list, 80, Token);
        await Marketplace.PutAsync(expert, list, 90, Token);

        Assert.That(await WorkAsync(listing.Id, other, "cat"), Is.False);
        Assert.That(await WorkAsync(listing.Id, expert, "cat"), Is.True);
    }

    [Test]
    public async Task A_listing_is_offered_for_longer_and_again_after_its_end_however_often()
    {
        var listing = await Marketplace.OpenAsync(Spec() with { Seats = 5 }, null, Token);
        for (var round = 0; round < 2; round++)
        {
            await Marketplace.CloseAsync(listing.Id, Token);
            Assert.That(await WorkAsync(listing.Id, await WorkerAsync(), "cat"), Is.False);
            await Marketplace.OfferUntilAsync(listing.Id, listing.Expires.AddHours(2), Token);
            Assert.That(await WorkAsync(listing.Id, await WorkerAsync(), "cat"), Is.True);
        }
        Assert.That((await Marketplace.GetAsync(listing.Id, Token))!.Expires, Is.EqualTo(listing.Expires.AddHours(2)).Within(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public async Task A_list_is_made_once_for_its_name()
    {
        var name = $"list-{Token64()}";

        var first = await Marketplace.EnsureListAsync(name, "A list.", Token);
        var second = await Marketplace.EnsureListAsync(name, "Said otherwise.", Token);

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task Blocked_workers_are_kept_out_until_they_are_let_in_again()
    {
        var listing = await Marketplace.OpenAsync(Spec(), null, Token);
        var worker = await WorkerAsync();
        await Marketplace.BlockAsync(worker, "fraud", Token);
        await Marketplace.BlockAsync(worker, "fraud", Token);

        Assert.That(await WorkAsync(listing.Id, worker, "cat"), Is.False);
        Assert.That(await Marketplace.BlockedAsync(Token).ToListAsync(), Does.Contain(worker));
        await Marketplace.UnblockAsync(worker, "a mistake", Token);
        await Marketplace.UnblockAsync(worker, "a mistake", Token);
        Assert.That(await Marketplace.BlockedAsync(Token).ToListAsync(), Does.Not.Contain(worker));
        Assert.That(await WorkAsync(listing.Id, worker, "cat"), Is.True);
    }

    [Test]
    public async Task A_listing_that_is_not_there_is_null() =>
        Assert.That(await Marketplace.GetAsync("3NOSUCHLISTING000000000000000", Token), Is.Null);

    private static ListingSpec Spec()
    {
        var token = Token64();
        return new ListingSpec(token, "A title", "A description", "words", Money.FromUsd(0.05m), 1,
            "<!DOCTYPE html><html><body><form method=\"post\" action=\"/mturk/externalSubmit\"><input type=\"hidden\" name=\"assignmentId\"><p data-item=\"a\"><input name=\"q1\"></p></form></body></html>",
            TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromDays(3), []);
    }

    private static string Token64() => $"crowd-contract-{Guid.NewGuid():N}";

    private async Task<string> SubmittedAsync()
    {
        var listing = await Marketplace.OpenAsync(Spec(), null, Token);
        await WorkAsync(listing.Id, await WorkerAsync(), "cat");
        return (await Marketplace.SessionsAsync(listing.Id, Token).ToListAsync()).Single().AssignmentId;
    }

    private async Task<int> CountAsync(string token) => (await Marketplace.ListingsAsync(Token).ToListAsync()).Count(l => l.Token == token);
}
