using System.Text.Json.Nodes;
using Crowd.Marketplace.Faults;

namespace Crowd.Marketplace.Tests.Faults;

/// <summary>A stale read gives an answer again that the same question got some moments ago, and never an older one than was asked for.</summary>
internal sealed class StaleReadTests : RequesterFixture
{
    [TearDown]
    public void Calm() => Host.Get<FaultPlan>().Set(FaultSettings.None);

    [Test]
    public async Task A_stale_list_misses_what_came_since_the_last_look()
    {
        var hit = await CreateAsync();
        var take = await TakeAsync(hit);
        Assert.That(Count(await ListAsync(hit)), Is.Zero);
        await SubmitAsync(take);

        Assert.That((Count(await ListAsync(hit, "stale")), Count(await ListAsync(hit)), Count(await ListAsync(hit, "stale"))), Is.EqualTo((0, 1, 0)));
    }

    [Test]
    public async Task A_stale_get_shows_a_state_that_was()
    {
        var take = await TakeAsync(await CreateAsync());
        await SubmitAsync(take);
        await Api.CallAsync("GetAssignment", new { AssignmentId = take.Id });
        await Api.CallAsync("ApproveAssignment", new { AssignmentId = take.Id });

        Assert.That((await StatusAsync(take.Id, "stale"), await StatusAsync(take.Id, null)), Is.EqualTo(("Submitted", "Approved")));
    }

    [Test]
    public async Task Nothing_is_staler_than_was_asked_for()
    {
        var hit = await CreateAsync();
        await ListAsync(hit);
        Clock.Advance(TimeSpan.FromSeconds(2));
        await SubmitAsync(await TakeAsync(hit));

        Assert.That((Count(await ListAsync(hit, "stale=3000")), Count(await ListAsync(hit, "stale=1000"))), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Nobody_gets_another_accounts_answer_nor_that_of_another_question()
    {
        var hit = await CreateAsync();
        await ListAsync(hit);
        await SubmitAsync(await TakeAsync(hit));
        using var other = await OpenAsync();

        Assert.That((await other.RefusedAsync("ListAssignmentsForHIT", new { HITId = hit }, "stale")).Code, Is.EqualTo("HITDoesNotExist"));
        Assert.That(Count(await Api.CallAsync("ListAssignmentsForHIT", new { HITId = hit, MaxResults = 7 }, "stale")), Is.EqualTo(1));
    }

    [Test]
    public async Task What_changes_something_is_never_stale()
    {
        var request = Ask.Hit(("UniqueRequestToken", Unique("s")));
        await Api.CallAsync("CreateHIT", request, "stale");

        Assert.That((await Api.RefusedAsync("CreateHIT", request, "stale")).Code, Is.EqualTo("HitAlreadyExists"));
    }

    [Test]
    public async Task A_rule_makes_a_share_of_the_reads_stale()
    {
        var hit = await CreateAsync();
        await ListAsync(hit);
        await SubmitAsync(await TakeAsync(hit));
        Host.Get<FaultPlan>().Set(new(3, [new("ListAssignmentsForHIT", FaultKind.Stale, 0.5)]));

        var counts = new List<int>();
        for (var i = 0; i < 30; i++)
            counts.Add(Count(await ListAsync(hit)));

        Assert.That(counts, Has.Some.EqualTo(0).And.Some.EqualTo(1));
    }

    private Task<JsonObject> ListAsync(string hit, string? fault = null) => Api.CallAsync("ListAssignmentsForHIT", new { HITId = hit }, fault);

    private async Task<string> StatusAsync(string assignment, string? fault) =>
        (string)(await Api.CallAsync("GetAssignment", new { AssignmentId = assignment }, fault))["Assignment"]!["AssignmentStatus"]!;

    private static int Count(JsonObject page) => (int)page["NumResults"]!;
}
