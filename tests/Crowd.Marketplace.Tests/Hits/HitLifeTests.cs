using System.Text.Json.Nodes;
using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.Tests.Hits;

/// <summary>Every arrow of the HIT's state machine, and its counters on the way.</summary>
internal sealed class HitLifeTests : RequesterFixture
{
    [Test]
    public async Task The_guides_walk_through_with_five_assignments()
    {
        var hit = await CreateAsync(("MaxAssignments", 5));
        Assert.That(await StateAsync(hit), Is.EqualTo("Assignable 5/0/0"));

        var first = new[] { await TakeAsync(hit), await TakeAsync(hit), await TakeAsync(hit) };
        Assert.That(await StateAsync(hit), Is.EqualTo("Assignable 2/3/0"));

        var last = new[] { await TakeAsync(hit), await TakeAsync(hit) };
        Assert.That(await StateAsync(hit), Is.EqualTo("Unassignable 0/5/0"));

        await SubmitAsync(first[0]);
        await SubmitAsync(first[1]);
        Assert.That(await StateAsync(hit), Is.EqualTo("Unassignable 0/3/0"));

        await Work.ReturnAsync(first[2].Worker, first[2].Assignment, Token);
        Assert.That(await StateAsync(hit), Is.EqualTo("Assignable 1/2/0"));

        await SubmitAsync(last[0]);
        await SubmitAsync(last[1]);
        await SubmitAsync(await TakeAsync(hit));
        Assert.That(await StateAsync(hit), Is.EqualTo("Reviewable 0/0/0"));

        await Api.CallAsync("ApproveAssignment", new { AssignmentId = $"{first[0].Assignment}" });
        Assert.That(await StateAsync(hit), Is.EqualTo("Reviewable 0/0/1"));
    }

    [Test]
    public async Task Abandonment_makes_an_unassignable_hit_assignable()
    {
        var hit = await CreateAsync();
        await TakeAsync(hit);
        Assert.That(await StateAsync(hit), Is.EqualTo("Unassignable 0/1/0"));

        Clock.Advance(TimeSpan.FromSeconds(300));

        Assert.That(await StateAsync(hit), Is.EqualTo("Assignable 1/0/0"));
    }

    [Test]
    public async Task A_hit_whose_lifetime_ends_with_nobody_at_work_becomes_reviewable()
    {
        var hit = await CreateAsync(("MaxAssignments", 2));

        Clock.Advance(TimeSpan.FromSeconds(3600));

        Assert.That(await StateAsync(hit), Is.EqualTo("Reviewable 0/0/0"));
    }

    [Test]
    public async Task A_hit_whose_lifetime_ends_with_somebody_at_work_waits_for_him()
    {
        var hit = await CreateAsync(("MaxAssignments", 2), ("LifetimeInSeconds", 30));
        var take = await TakeAsync(hit);

        Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.That(await StateAsync(hit), Is.EqualTo("Unassignable 0/1/0"));
        await SubmitAsync(take);

        Assert.That(await StateAsync(hit), Is.EqualTo("Reviewable 0/0/0"));
    }

    [Test]
    public async Task A_slot_given_back_after_expiry_is_not_offered_again()
    {
        var hit = await CreateAsync(("LifetimeInSeconds", 30));
        var take = await TakeAsync(hit);
        Clock.Advance(TimeSpan.FromSeconds(60));

        await Work.ReturnAsync(take.Worker, take.Assignment, Token);

        Assert.That(await StateAsync(hit), Is.EqualTo("Reviewable 0/0/0"));
    }

    [Test]
    public async Task Reviewable_and_reviewing_change_places_and_nothing_else_does()
    {
        var hit = await CreateAsync();
        Assert.That((await Api.RefusedAsync("UpdateHITReviewStatus", new { HITId = hit })).Code, Is.EqualTo("InvalidHITState"));
        await SubmitAsync(await TakeAsync(hit));

        Assert.That((await Api.RefusedAsync("UpdateHITReviewStatus", new { HITId = hit, Revert = true })).Code, Is.EqualTo("InvalidHITState"));
        await Api.CallAsync("UpdateHITReviewStatus", new { HITId = hit });
        Assert.That(await StateAsync(hit), Is.EqualTo("Reviewing 0/0/0"));
        await Api.CallAsync("UpdateHITReviewStatus", new { HITId = hit, Revert = true });
        Assert.That(await StateAsync(hit), Is.EqualTo("Reviewable 0/0/0"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task An_extension_reopens_a_reviewable_or_reviewing_hit(bool reviewing)
    {
        var hit = await CreateAsync();
        await SubmitAsync(await TakeAsync(hit));
        if (reviewing)
            await Api.CallAsync("UpdateHITReviewStatus", new { HITId = hit });

        await Api.CallAsync("CreateAdditionalAssignmentsForHIT", new { HITId = hit, NumberOfAdditionalAssignments = 2 });

        Assert.That(await StateAsync(hit), Is.EqualTo("Assignable 2/0/0"));
    }

    [Test]
    public async Task Assignments_added_to_an_expired_hit_wait_for_a_new_date()
    {
        var hit = await CreateAsync();
        await Api.CallAsync("UpdateExpirationForHIT", new { HITId = hit, ExpireAt = 0 });
        await Api.CallAsync("CreateAdditionalAssignmentsForHIT", new { HITId = hit, NumberOfAdditionalAssignments = 1 });
        Assert.That(await StateAsync(hit), Is.EqualTo("Reviewable 0/0/0"));

        await Api.CallAsync("UpdateExpirationForHIT", new { HITId = hit, ExpireAt = Clock.GetUtcNow().AddHours(1).ToUnixTimeSeconds() });

        Assert.That(await StateAsync(hit), Is.EqualTo("Assignable 2/0/0"));
    }

    [Test]
    public async Task The_same_expiration_twice_is_a_duplicate()
    {
        var hit = await CreateAsync();
        await Api.CallAsync("UpdateExpirationForHIT", new { HITId = hit, ExpireAt = 0 });

        var refusal = await Api.RefusedAsync("UpdateExpirationForHIT", new { HITId = hit, ExpireAt = 0 });

        Assert.That(refusal.Message, Does.Match($"^The idempotency token \"{hit}Thu Jan 01 00:00:00 UTC 1970\" has already been processed\\.$"));
    }

    [Test]
    public async Task A_hit_is_deleted_only_when_all_is_decided_and_is_gone_then()
    {
        var hit = await CreateAsync();
        Assert.That((await Api.RefusedAsync("DeleteHIT", new { HITId = hit })).Message, Is.EqualTo(
            "This HIT is currently in the state 'Assignable'.  This operation can be called with a status of: Reviewing, Reviewable"));
        var take = await TakeAsync(hit);
        await SubmitAsync(take);
        Assert.That((await Api.RefusedAsync("DeleteHIT", new { HITId = hit })).Code, Is.EqualTo("InvalidHITState"));
        await Api.CallAsync("RejectAssignment", new { AssignmentId = $"{take.Assignment}", RequesterFeedback = "no" });

        await Api.CallAsync("DeleteHIT", new { HITId = hit });

        Assert.That((await Api.RefusedAsync("GetHIT", new { HITId = hit })).Code, Is.EqualTo("HITDoesNotExist"));
        Assert.That((await Api.RefusedAsync("GetAssignment", new { AssignmentId = $"{take.Assignment}" })).Code, Is.EqualTo("AssignmentDoesNotExist"));
        Assert.That(await IdsAsync("ListHITs"), Does.Not.Contain(hit));
    }

    [Test]
    public async Task After_120_days_a_finished_hit_is_gone_by_itself()
    {
        var hit = await CreateAsync();
        await SubmitAsync(await TakeAsync(hit));

        await AdvanceAsync(TimeSpan.FromDays(119));
        Assert.That(await StateAsync(hit), Is.EqualTo("Reviewable 0/0/1"));
        await AdvanceAsync(TimeSpan.FromDays(1));

        Assert.That((await Api.RefusedAsync("GetHIT", new { HITId = hit })).Code, Is.EqualTo("HITDoesNotExist"));
    }

    [Test]
    public async Task Reviewable_hits_are_listed_by_status_and_type()
    {
        var hit = await CreateAsync(("Title", Unique("A listed one")));
        var type = (string)(await Api.CallAsync("GetHIT", new { HITId = hit }))["HIT"]!["HITTypeId"]!;
        Assert.That(await IdsAsync("ListReviewableHITs", new { HITTypeId = type }), Is.Empty);
        await SubmitAsync(await TakeAsync(hit));

        Assert.That(await IdsAsync("ListReviewableHITs", new { HITTypeId = type }), Is.EqualTo(new[] { hit }));
        await Api.CallAsync("UpdateHITReviewStatus", new { HITId = hit });
        Assert.That(await IdsAsync("ListReviewableHITs", new { HITTypeId = type }), Is.Empty);
        Assert.That(await IdsAsync("ListReviewableHITs", new { HITTypeId = type, Status = "Reviewing" }), Is.EqualTo(new[] { hit }));
    }

    [Test]
    public async Task The_type_of_a_hit_can_be_changed_until_somebody_takes_it()
    {
        var hit = await CreateAsync();
        var dearer = (string)(await Api.CallAsync("CreateHITType", Ask.HitType(("Reward", "0.25"))))["HITTypeId"]!;

        await Api.CallAsync("UpdateHITTypeOfHIT", new { HITId = hit, HITTypeId = dearer });
        Assert.That((string)(await Api.CallAsync("GetHIT", new { HITId = hit }))["HIT"]!["Reward"]!, Is.EqualTo("0.25"));
        await TakeAsync(hit);

        Assert.That((await Api.RefusedAsync("UpdateHITTypeOfHIT", new { HITId = hit, HITTypeId = dearer })).Code, Is.EqualTo("InvalidHITState"));
    }

    private async Task<IEnumerable<string>> IdsAsync(string operation, object? request = null) =>
        (await Api.CallAsync(operation, request))["HITs"]!.AsArray().Select(h => (string)h!["HITId"]!);

    private async Task<string> StateAsync(string hit)
    {
        JsonNode h = (await Api.CallAsync("GetHIT", new { HITId = hit }))["HIT"]!;
        return $"{h["HITStatus"]} {h["NumberOfAssignmentsAvailable"]}/{h["NumberOfAssignmentsPending"]}/{h["NumberOfAssignmentsCompleted"]}";
    }
}
