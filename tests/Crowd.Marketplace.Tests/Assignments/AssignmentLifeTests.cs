using System.Text.Json.Nodes;

namespace Crowd.Marketplace.Tests.Assignments;

/// <summary>Every arrow of the assignment's state machine that a requester sees or draws.</summary>
internal sealed class AssignmentLifeTests : RequesterFixture
{
    [Test]
    public async Task What_is_only_accepted_cannot_be_seen_nor_decided()
    {
        var hit = await CreateAsync();
        var take = await TakeAsync(hit);

        Assert.That((await Api.CallAsync("ListAssignmentsForHIT", new { HITId = hit }))["Assignments"]!.AsArray(), Is.Empty);
        Assert.That((await Api.RefusedAsync("GetAssignment", new { AssignmentId = take.Id })).Message, Is.EqualTo(
            "This operation can be called with a status of: Reviewable,Approved,Rejected"));
        Assert.That((await Api.RefusedAsync("ApproveAssignment", new { AssignmentId = take.Id })).Message, Is.EqualTo(
            "This operation can be called with a status of: null"));
        Assert.That((await Api.RefusedAsync("RejectAssignment", new { AssignmentId = take.Id, RequesterFeedback = "x" })).Message, Is.EqualTo(
            "This operation can be called with a status of: null"));
    }

    [Test]
    public async Task A_submission_shows_its_times_and_answer()
    {
        var take = await SubmittedAsync();
        var assignment = await GetAsync(take);

        Assert.That((string)assignment["AssignmentStatus"]!, Is.EqualTo("Submitted"));
        Assert.That((decimal)assignment["Deadline"]! - (decimal)assignment["AcceptTime"]!, Is.EqualTo(300));
        Assert.That((decimal)assignment["AutoApprovalTime"]! - (decimal)assignment["SubmitTime"]!, Is.EqualTo(86400));
        Assert.That((string)assignment["Answer"]!, Does.Contain("<Answer><QuestionIdentifier>label</QuestionIdentifier><FreeText>cat</FreeText></Answer>"));
        Assert.That(assignment.ContainsKey("ApprovalTime") || assignment.ContainsKey("RejectionTime") || assignment.ContainsKey("RequesterFeedback"), Is.False);
    }

    [Test]
    public async Task Approval_is_final()
    {
        var take = await SubmittedAsync();
        await Api.CallAsync("ApproveAssignment", new { AssignmentId = take.Id, RequesterFeedback = "thanks" });

        Assert.That((string)(await GetAsync(take))["RequesterFeedback"]!, Is.EqualTo("thanks"));
        Assert.That((await Api.RefusedAsync("ApproveAssignment", new { AssignmentId = take.Id })).Message, Is.EqualTo(
            "This operation can be called with a status of: Submitted"));
        Assert.That((await Api.RefusedAsync("RejectAssignment", new { AssignmentId = take.Id, RequesterFeedback = "x" })).Code, Is.EqualTo("InvalidAssignmentState"));
    }

    [Test]
    public async Task A_rejection_keeps_its_slot_and_can_be_overridden()
    {
        var take = await SubmittedAsync();
        await Api.CallAsync("RejectAssignment", new { AssignmentId = take.Id, RequesterFeedback = "wrong" });
        Assert.That((string)(await GetAsync(take))["RequesterFeedback"]!, Is.EqualTo("wrong"));
        Assert.That((await Api.RefusedAsync("ApproveAssignment", new { AssignmentId = take.Id })).Code, Is.EqualTo("InvalidAssignmentState"));

        await Api.CallAsync("ApproveAssignment", new { AssignmentId = take.Id, OverrideRejection = true });

        var assignment = await GetAsync(take);
        Assert.That((string)assignment["AssignmentStatus"]!, Is.EqualTo("Approved"));
        Assert.That(assignment.ContainsKey("ApprovalTime") && assignment.ContainsKey("RejectionTime"));
    }

    [Test]
    public async Task An_override_comes_too_late_after_thirty_days()
    {
        var take = await SubmittedAsync();
        await Api.CallAsync("RejectAssignment", new { AssignmentId = take.Id, RequesterFeedback = "wrong" });
        await AdvanceAsync(TimeSpan.FromDays(31));

        Assert.That((await Api.RefusedAsync("ApproveAssignment", new { AssignmentId = take.Id, OverrideRejection = true })).Code, Is.EqualTo("InvalidAssignmentState"));
    }

    [Test]
    public async Task What_nobody_decides_is_approved_at_its_time()
    {
        var take = await SubmittedAsync();
        Clock.Advance(TimeSpan.FromSeconds(86400));

        var assignment = await GetAsync(take);

        Assert.That((string)assignment["AssignmentStatus"]!, Is.EqualTo("Approved"));
        Assert.That((decimal)assignment["ApprovalTime"]!, Is.EqualTo((decimal)assignment["AutoApprovalTime"]!));
    }

    [Test]
    public async Task A_delay_of_nothing_approves_at_once()
    {
        var take = await SubmittedAsync(("AutoApprovalDelayInSeconds", 0));

        Assert.That((string)(await GetAsync(take))["AssignmentStatus"]!, Is.EqualTo("Approved"));
    }

    [Test]
    public async Task Lists_are_filtered_by_status()
    {
        var hit = await CreateAsync(("MaxAssignments", 2));
        var takes = new[] { await TakeAsync(hit), await TakeAsync(hit) };
        await SubmitAsync(takes[0]);
        await SubmitAsync(takes[1]);
        await Api.CallAsync("ApproveAssignment", new { AssignmentId = takes[0].Id });

        var approved = await Api.CallAsync("ListAssignmentsForHIT", new { HITId = hit, AssignmentStatuses = new[] { "Approved" } });

        Assert.That(approved["Assignments"]!.AsArray().Select(a => (string)a!["AssignmentId"]!), Is.EqualTo(new[] { takes[0].Id }));
    }

    private async Task<Take> SubmittedAsync(params (string Name, object? Value)[] with)
    {
        var take = await TakeAsync(await CreateAsync(with));
        await SubmitAsync(take);
        return take;
    }

    private async Task<JsonObject> GetAsync(Take take) => (await Api.CallAsync("GetAssignment", new { AssignmentId = take.Id }))["Assignment"]!.AsObject();
}
