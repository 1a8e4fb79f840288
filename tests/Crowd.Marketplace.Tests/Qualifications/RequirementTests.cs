using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.Tests.Qualifications;

internal sealed class RequirementTests : RequesterFixture
{
    [TestCase("LessThan", 80, 79, true)]
    [TestCase("LessThan", 80, 80, false)]
    [TestCase("LessThanOrEqualTo", 80, 80, true)]
    [TestCase("GreaterThan", 80, 80, false)]
    [TestCase("GreaterThanOrEqualTo", 80, 80, true)]
    [TestCase("EqualTo", 80, 80, true)]
    [TestCase("EqualTo", 80, 81, false)]
    [TestCase("NotEqualTo", 80, 81, true)]
    [TestCase("NotEqualTo", 80, null, false)]
    [TestCase("NotIn", 80, null, false)]
    [TestCase("In", 80, 80, true)]
    [TestCase("NotIn", 80, 81, true)]
    [TestCase("Exists", null, 0, true)]
    [TestCase("Exists", null, null, false)]
    [TestCase("DoesNotExist", null, null, true)]
    [TestCase("DoesNotExist", null, 5, false)]
    public async Task A_comparator_decides_by_the_workers_value(string comparator, int? wanted, int? has, bool may)
    {
        var type = await TypeAsync();
        var worker = await WorkerAsync();
        if (has is not null)
            await Api.CallAsync("AssociateQualificationWithWorker", new { QualificationTypeId = type, WorkerId = $"{worker}", IntegerValue = has });
        var hit = await CreateAsync(Requires(type, comparator, "Accept", wanted is null ? null : [wanted.Value]));

        Assert.That(await Work.AcceptAsync(worker, new(hit), Token) is AcceptOutcome.Accepted, Is.EqualTo(may));
    }

    [Test]
    public async Task A_revoked_qualification_counts_as_none()
    {
        var type = await TypeAsync();
        var worker = await WorkerAsync();
        await Api.CallAsync("AssociateQualificationWithWorker", new { QualificationTypeId = type, WorkerId = $"{worker}" });
        await Api.CallAsync("DisassociateQualificationFromWorker", new { QualificationTypeId = type, WorkerId = $"{worker}" });
        var hit = await CreateAsync(Requires(type, "Exists", "Accept", null));

        Assert.That(await Work.AcceptAsync(worker, new(hit), Token), Is.InstanceOf<AcceptOutcome.NotEligible>());
        Assert.That((string)(await Api.CallAsync("GetQualificationScore", new { QualificationTypeId = type, WorkerId = $"{worker}" }))["Qualification"]!["Status"]!, Is.EqualTo("Revoked"));
    }

    [TestCase("EqualTo", "US", null, "US", "CA", true)]
    [TestCase("EqualTo", "US", "PA", "US", "CA", false)]
    [TestCase("NotEqualTo", "US", "CA", "DE", null, true)]
    [TestCase("NotEqualTo", "US", "CA", "US", "CA", false)]
    [TestCase("In", "US", null, "DE", null, false)]
    [TestCase("NotIn", "US", null, "DE", null, true)]
    public async Task A_place_matches_with_its_subdivisions(string comparator, string country, string? subdivision, string livesIn, string? state, bool may)
    {
        var worker = await WorkerAsync(w => w with { Country = livesIn, Subdivision = state });
        var hit = await CreateAsync(("QualificationRequirements", new[]
        {
            new { QualificationTypeId = "00000000000000000071", Comparator = comparator, LocaleValues = new[] { new { Country = country, Subdivision = subdivision } } },
        }));

        Assert.That(await Work.AcceptAsync(worker, new(hit), Token) is AcceptOutcome.Accepted, Is.EqualTo(may));
    }

    [TestCase("00000000000000000040", "GreaterThanOrEqualTo", 100, true)]
    [TestCase("00000000000000000040", "GreaterThanOrEqualTo", 101, false)]
    [TestCase("000000000000000000L0", "EqualTo", 50, true)]
    [TestCase("00000000000000000060", "EqualTo", 1, true)]
    [TestCase("2ARFPLSP75KLA8M8DH1HTEQVJT3SY6", "Exists", null, true)]
    [TestCase("2F1QJWKUDD8XADTFD2Q0G6UTO95ALH", "DoesNotExist", null, false)]
    public async Task Built_in_qualifications_come_from_what_is_known_of_the_worker(string type, string comparator, int? wanted, bool may)
    {
        var worker = await WorkerAsync(w => w with { PriorApproved = 100, PriorRejected = 100, Adult = true, Masters = true });
        var hit = await CreateAsync(Requires(type, comparator, "Accept", wanted is null ? null : [wanted.Value]));

        Assert.That(await Work.AcceptAsync(worker, new(hit), Token) is AcceptOutcome.Accepted, Is.EqualTo(may));
    }

    [Test]
    public async Task Ninety_nine_submissions_say_nothing_about_a_worker_yet()
    {
        var worker = await WorkerAsync(w => w with { PriorApproved = 1, PriorRejected = 98 });
        var hit = await CreateAsync(Requires("000000000000000000L0", "EqualTo", "Accept", [100]));

        Assert.That(await Work.AcceptAsync(worker, new(hit), Token), Is.InstanceOf<AcceptOutcome.Accepted>());
    }

    [TestCase("Accept", true, true)]
    [TestCase("PreviewAndAccept", true, false)]
    [TestCase("DiscoverPreviewAndAccept", false, false)]
    public async Task A_guard_keeps_the_worker_from_accept_preview_or_discovery(string guard, bool listed, bool shown)
    {
        var type = await TypeAsync();
        var worker = await WorkerAsync();
        var answer = (await Api.CallAsync("CreateHIT", Ask.Hit(Requires(type, "Exists", guard, null))))["HIT"]!;
        var (hit, group) = (new HitId((string)answer["HITId"]!), new GroupId((string)answer["HITGroupId"]!));

        var line = (await WorkList.GroupsAsync(worker, new() { Take = 100 }, Token)).Find(g => g.GroupId == group);

        Assert.That(line is not null, Is.EqualTo(listed));
        Assert.That(line?.MayAccept ?? false, Is.False);
        Assert.That(await WorkList.PreviewAsync(worker, hit, Token) is PreviewOutcome.Shown { MayAccept: false }, Is.EqualTo(shown));
        Assert.That(await Work.AcceptAsync(worker, hit, Token), Is.InstanceOf<AcceptOutcome.NotEligible>());
        Assert.That(await Work.AcceptNextAsync(worker, group, Token), Is.InstanceOf<AcceptOutcome.NotEligible>());
    }

    [Test]
    public async Task A_blocked_worker_sees_and_takes_nothing_but_may_finish_what_he_holds()
    {
        var hit = await CreateAsync(("MaxAssignments", 2));
        var held = await TakeAsync(hit);
        var worker = held.Worker;
        await Api.CallAsync("CreateWorkerBlock", new { WorkerId = $"{worker}", Reason = "spam" });
        await Api.CallAsync("CreateWorkerBlock", new { WorkerId = $"{worker}", Reason = "still spam" });
        var other = new HitId(await CreateAsync());

        Assert.That(await WorkList.GroupsAsync(worker, new(), Token), Is.Empty);
        Assert.That(await WorkList.PreviewAsync(worker, other, Token), Is.InstanceOf<PreviewOutcome.Blocked>());
        Assert.That(await Work.AcceptAsync(worker, other, Token), Is.InstanceOf<AcceptOutcome.Blocked>());
        await SubmitAsync(held);
        Assert.That((string)(await Api.CallAsync("ListWorkerBlocks", new { MaxResults = 100 }))["WorkerBlocks"]!.AsArray().Single(b => (string)b!["WorkerId"]! == $"{worker}")!["Reason"]!, Is.EqualTo("still spam"));

        await Api.CallAsync("DeleteWorkerBlock", new { WorkerId = $"{worker}" });
        await Api.CallAsync("DeleteWorkerBlock", new { WorkerId = $"{worker}" });
        Assert.That(await Work.AcceptAsync(worker, other, Token), Is.InstanceOf<AcceptOutcome.Accepted>());
    }

    [TestCase("CreateWorkerBlock")]
    [TestCase("SendBonus")]
    [TestCase("AssociateQualificationWithWorker")]
    public async Task Worker_ids_of_another_environment_are_refused(string operation)
    {
        var refusal = operation switch
        {
            "CreateWorkerBlock" => await Api.RefusedAsync(operation, new { WorkerId = "A0STRANGER", Reason = "r" }),
            "SendBonus" => await Api.RefusedAsync(operation, new { WorkerId = "A0STRANGER", AssignmentId = await SubmittedAsync(), BonusAmount = "1", Reason = "r" }),
            _ => await Api.RefusedAsync(operation, new { WorkerId = "A0STRANGER", QualificationTypeId = await TypeAsync() }),
        };

        Assert.That((refusal.Type, refusal.Message), Is.EqualTo(("ParameterValidationError", "The value \"A0STRANGER\" is not valid for the parameter WorkerId.")));
    }

    [Test]
    public async Task Only_workers_whose_work_was_judged_can_be_written_to()
    {
        var hit = await CreateAsync(("MaxAssignments", 2));
        var judged = await TakeAsync(hit);
        var waiting = await TakeAsync(hit);
        await SubmitAsync(judged);
        await SubmitAsync(waiting);
        await Api.CallAsync("ApproveAssignment", new { AssignmentId = judged.Id });

        var answer = await Api.CallAsync("NotifyWorkers", new { Subject = "s", MessageText = "m", WorkerIds = new[] { $"{judged.Worker}", $"{waiting.Worker}", "A0NOBODY" } });

        Assert.That(answer["NotifyWorkersFailureStatuses"]!.AsArray().Select(f => (string)f!["WorkerId"]!), Is.EquivalentTo(new[] { $"{waiting.Worker}", "A0NOBODY" }));
    }

    private async Task<string> SubmittedAsync()
    {
        var take = await TakeAsync(await CreateAsync());
        await SubmitAsync(take);
        return take.Id;
    }

    private async Task<string> TypeAsync() =>
        (string)(await Api.CallAsync("CreateQualificationType", Ask.Qualification(Unique("Skill"))))["QualificationType"]!["QualificationTypeId"]!;

    private static (string, object?) Requires(string type, string comparator, string guard, int[]? values) => ("QualificationRequirements", new[]
    {
        new { QualificationTypeId = type, Comparator = comparator, IntegerValues = values, ActionsGuarded = guard },
    });
}
