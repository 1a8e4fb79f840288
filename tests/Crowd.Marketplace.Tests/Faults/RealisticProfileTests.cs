using Crowd.Marketplace.Hosting;

namespace Crowd.Marketplace.Tests.Faults;

internal sealed class RealisticProfileTests : RequesterFixture
{
    protected override MarketplaceOptions Options(MarketplaceOptions options) => options with { Profile = MarketplaceProfile.Realistic };

    [SetUp]
    public void Refill() => Clock.Advance(TimeSpan.FromMinutes(1));

    [Test]
    public async Task A_burst_beyond_the_rate_is_throttled()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => Api.TryAsync("GetAccountBalance")));

        Assert.That(answers.Count(a => (int)a.Status == 200), Is.EqualTo(20));
        Assert.That(answers.Where(a => (int)a.Status != 200).Select(a => (string)a.Body["__type"]!), Is.All.EqualTo("ThrottlingException"));
    }

    [Test]
    public async Task A_new_hit_shows_by_id_at_once_in_lists_later_and_can_be_changed_later_still_but_ended_now()
    {
        var hit = await CreateAsync();
        await Api.CallAsync("GetHIT", new { HITId = hit });
        Assert.That((int)(await Api.CallAsync("ListHITs"))["NumResults"]!, Is.Zero);
        Assert.That((await Api.RefusedAsync("CreateAdditionalAssignmentsForHIT", new { HITId = hit, NumberOfAdditionalAssignments = 1 })).Code, Is.EqualTo("InvalidHITState"));
        Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.That((int)(await Api.CallAsync("ListHITs"))["NumResults"]!, Is.EqualTo(1));
        await Api.CallAsync("CreateAdditionalAssignmentsForHIT", new { HITId = hit, NumberOfAdditionalAssignments = 1 });
        await Api.CallAsync("UpdateExpirationForHIT", new { HITId = await CreateAsync(), ExpireAt = 0 });
    }

    [Test]
    public async Task A_submission_is_seen_a_moment_later()
    {
        var take = await TakeAsync(await CreateAsync());
        await SubmitAsync(take);
        Assert.That((await Api.RefusedAsync("ApproveAssignment", new { AssignmentId = take.Id })).Message, Does.EndWith("status of: null"));

        Clock.Advance(TimeSpan.FromSeconds(1));

        await Api.CallAsync("ApproveAssignment", new { AssignmentId = take.Id });
    }
}
