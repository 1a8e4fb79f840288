using System.Text.Json.Nodes;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.Tests.Clients;

/// <summary>A HIT's whole life through all 39 operations, errors included; every client has to get through it unchanged.</summary>
internal abstract class WholeLifeContract : RequesterFixture
{
    private readonly HashSet<string> _called = [];

    protected abstract Task<ForeignAnswer> CallAsync(string operation, object? input);

    [Test]
    public async Task A_hit_lives_through_all_39_operations()
    {
        Assert.That((string)(await OkAsync("GetAccountBalance"))["AvailableBalance"]!, Is.EqualTo("10000.00"));
        var (skill, worker) = await QualifyAsync();
        var (hit, type) = await PublishAsync(skill);
        await ReviewAsync(hit, type, worker);
        await EndAsync(hit, skill);

        Assert.That(_called, Is.EquivalentTo(ServiceModel.Instance.Operations.Keys));
    }

    private async Task<(string Skill, WorkerId Worker)> QualifyAsync()
    {
        var skill = (string)(await OkAsync("CreateQualificationType", Ask.Qualification(Unique("Life"), ("RetryDelayInSeconds", 60))))["QualificationType"]!["QualificationTypeId"]!;
        await OkAsync("UpdateQualificationType", new { QualificationTypeId = skill, Description = "Changed" });
        Assert.That((string)(await OkAsync("GetQualificationType", new { QualificationTypeId = skill }))["QualificationType"]!["Description"]!, Is.EqualTo("Changed"));
        Assert.That(Many(await OkAsync("ListQualificationTypes", new { MustBeRequestable = true, MustBeOwnedByCaller = true }), "QualificationTypes"), Has.Count.EqualTo(1));
        var (granted, declined) = (await WorkerAsync(), await WorkerAsync());
        await Host.Qualifications.RequestAsync(granted, skill, Token);
        await Host.Qualifications.RequestAsync(declined, skill, Token);
        var requests = Many(await OkAsync("ListQualificationRequests", new { QualificationTypeId = skill }), "QualificationRequests");
        await OkAsync("AcceptQualificationRequest", new { QualificationRequestId = (string)requests[0]!["QualificationRequestId"]!, IntegerValue = 90 });
        await OkAsync("RejectQualificationRequest", new { QualificationRequestId = (string)requests[1]!["QualificationRequestId"]!, Reason = "not yet" });
        await OkAsync("AssociateQualificationWithWorker", new { QualificationTypeId = skill, WorkerId = $"{declined}", IntegerValue = 85, SendNotification = false });
        Assert.That((int)(await OkAsync("GetQualificationScore", new { QualificationTypeId = skill, WorkerId = $"{declined}" }))["Qualification"]!["IntegerValue"]!, Is.EqualTo(85));
        Assert.That(Many(await OkAsync("ListWorkersWithQualificationType", new { QualificationTypeId = skill }), "Qualifications"), Has.Count.EqualTo(2));
        await OkAsync("DisassociateQualificationFromWorker", new { QualificationTypeId = skill, WorkerId = $"{declined}", Reason = "mistake" });
        return (skill, granted);
    }

    private async Task<(string Hit, string Type)> PublishAsync(string skill)
    {
        var requirements = new[] { new { QualificationTypeId = skill, Comparator = "GreaterThanOrEqualTo", IntegerValues = new[] { 80 }, ActionsGuarded = "Accept" } };
        var type = (string)(await OkAsync("CreateHITType", Ask.HitType(("QualificationRequirements", requirements), ("AutoApprovalDelayInSeconds", 86400))))["HITTypeId"]!;
        var spec = new { Destination = "http://127.0.0.1:9/", Transport = "SQS", Version = "2014-08-15", EventTypes = new[] { "HITReviewable" } };
        await OkAsync("UpdateNotificationSettings", new { HITTypeId = type, Notification = spec, Active = false });
        await FailsAsync("SendTestEventNotification", new { Notification = spec, TestEventType = "Ping" }, "RequestError", "could not be delivered");
        var request = Ask.Hit(("UniqueRequestToken", Unique("life")), ("Title", "Grüße, 漢字 & <b>"), ("MaxAssignments", 2), ("RequesterAnnotation", "life"));
        var hit = (string)(await OkAsync("CreateHIT", request))["HIT"]!["HITId"]!;
        await FailsAsync("CreateHIT", request, "RequestError", $"The HIT with ID \"{hit}\" already exists.");
        var other = (string)(await OkAsync("CreateHITWithHITType", new { HITTypeId = type, LifetimeInSeconds = 3600, Question = Ask.External }))["HIT"]!["HITId"]!;
        Assert.That((string)(await OkAsync("GetHIT", new { HITId = hit }))["HIT"]!["Title"]!, Is.EqualTo("Grüße, 漢字 & <b>"));
        Assert.That(Many(await OkAsync("ListHITs", new { MaxResults = 1 }), "HITs"), Has.Count.EqualTo(1));
        Assert.That((string)Many(await OkAsync("ListHITsForQualificationType", new { QualificationTypeId = skill }), "HITs").Single()!["HITId"]!, Is.EqualTo(other));
        await OkAsync("UpdateHITTypeOfHIT", new { HITId = hit, HITTypeId = type });
        await OkAsync("UpdateExpirationForHIT", new { HITId = hit, ExpireAt = Clock.GetUtcNow().AddHours(5).ToUnixTimeSeconds() });
        await OkAsync("CreateAdditionalAssignmentsForHIT", new { HITId = hit, NumberOfAdditionalAssignments = 1 });
        return (hit, type);
    }

    private async Task ReviewAsync(string hit, string type, WorkerId worker)
    {
        var takes = new List<Take>();
        foreach (var by in new[] { worker, await QualifiedAsync(hit), await QualifiedAsync(hit) })
        {
            takes.Add(await TakeAsync(hit, by));
            await SubmitAsync(takes[^1], new AnswerField("label", "größer & <cat>"));
        }
        var listed = Many(await OkAsync("ListAssignmentsForHIT", new { HITId = hit, AssignmentStatuses = new[] { "Submitted" } }), "Assignments");
        Assert.That(listed.Select(a => (string)a!["WorkerId"]!), Is.EquivalentTo(takes.Select(t => $"{t.Worker}")));
        Assert.That(Many(await OkAsync("ListReviewableHITs", new { HITTypeId = type }), "HITs"), Has.Count.EqualTo(1));
        await OkAsync("UpdateHITReviewStatus", new { HITId = hit, Revert = false });
        await OkAsync("ApproveAssignment", new { AssignmentId = takes[0].Id, RequesterFeedback = "thanks" });
        await FailsAsync("ApproveAssignment", new { AssignmentId = takes[0].Id }, "RequestError", "This operation can be called with a status of: Submitted");
        await OkAsync("RejectAssignment", new { AssignmentId = takes[1].Id, RequesterFeedback = "no" });
        await OkAsync("ApproveAssignment", new { AssignmentId = takes[2].Id });
        Assert.That((string)(await OkAsync("GetAssignment", new { AssignmentId = takes[1].Id }))["Assignment"]!["AssignmentStatus"]!, Is.EqualTo("Rejected"));
        await OkAsync("SendBonus", new { WorkerId = $"{worker}", AssignmentId = takes[0].Id, BonusAmount = "0.25", Reason = "fine", UniqueRequestToken = Unique("bonus") });
        await FailsAsync("SendBonus", new { WorkerId = $"{worker}", AssignmentId = takes[0].Id, BonusAmount = "0.255", Reason = "fine" }, "ValidationException", "bonusAmount");
        Assert.That((string)Many(await OkAsync("ListBonusPayments", new { HITId = hit }), "BonusPayments").Single()!["BonusAmount"]!, Is.EqualTo("0.25"));
        await OkAsync("NotifyWorkers", new { Subject = "s", MessageText = "m", WorkerIds = new[] { $"{worker}" } });
        await OkAsync("CreateWorkerBlock", new { WorkerId = $"{takes[1].Worker}", Reason = "spam" });
        Assert.That(Many(await OkAsync("ListWorkerBlocks"), "WorkerBlocks"), Has.Count.EqualTo(1));
        await OkAsync("DeleteWorkerBlock", new { WorkerId = $"{takes[1].Worker}" });
        await OkAsync("ListReviewPolicyResultsForHIT", new { HITId = hit });
        await FailsAsync("GetFileUploadURL", new { AssignmentId = takes[0].Id, QuestionIdentifier = "q" }, "RequestError", "FileUploadAnswer");
    }

    private async Task EndAsync(string hit, string skill)
    {
        await OkAsync("DeleteHIT", new { HITId = hit });
        await FailsAsync("GetHIT", new { HITId = hit }, "RequestError", $"Hit {hit} does not exist.");
        await OkAsync("DeleteQualificationType", new { QualificationTypeId = skill });
    }

    private async Task<WorkerId> QualifiedAsync(string hit)
    {
        var worker = await WorkerAsync();
        await Sql.RunAsync("""
            select work.grant_qualification(r.qualification_type_id, $2, 99, $3) from hits h join hit_type_requirements r using (hit_type_id) where h.hit_id = $1
            """, [hit, $"{worker}", Clock.GetUtcNow()], Token);
        return worker;
    }

    private async Task<JsonObject> OkAsync(string operation, object? input = null)
    {
        _called.Add(operation);
        var answer = await CallAsync(operation, input);
        Assert.That(answer.Error, Is.Null, $"{operation}: {answer.Message}");
        return answer.Output!;
    }

    private async Task FailsAsync(string operation, object input, string error, string message)
    {
        _called.Add(operation);
        var answer = await CallAsync(operation, input);
        Assert.That(answer.Error, Is.EqualTo(error), $"{operation}: {answer.Message}");
        Assert.That(answer.Message, Does.Contain(message), operation);
    }

    private static JsonArray Many(JsonObject answer, string list) => answer[list]!.AsArray();
}
